import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import router from '@adonisjs/core/services/router'

const { Dashboard, Passwords, SignIns, Throttles } = controllers.admin

router
  .group(() => {
    router.get('login/', [SignIns, 'show']).use(throttle('anon'))
    router.post('login/', [SignIns, 'store']).use(throttle('anon', 'login', 'login_account'))
  })
  .prefix('admin')
  .as('admin_site')
  .use(audience('public'))

/* On the site, staff show who they are by a cookie: see app/auth/guard_of.ts */
router
  .group(() => {
    router.get('/', [Dashboard, 'show'])
    router.post('logout/', [SignIns, 'destroy'])
    router.get('password/', [Passwords, 'show'])
    router.post('password/', [Passwords, 'update']).use(throttle('login'))
    router.get('throttles/', [Throttles, 'index'])
    router.post('throttles/', [Throttles, 'destroy'])
  })
  .prefix('admin')
  .as('admin_site')
  .use(audience('staff'))
