import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import { uuid } from '#start/matchers'
import router from '@adonisjs/core/services/router'

const {
  Logouts,
  MagicLinkRequests,
  MagicLinks,
  OtherSessions,
  Refreshes,
  Sessions,
  Tokens,
  Verifications,
} = controllers.sessions

router
  .group(() => {
    router.post('token/', [Tokens, 'store']).use(throttle('anon', 'login', 'login_account'))
    router.post('refresh/', [Refreshes, 'store']).use(throttle('anon'))
    router.post('verify/', [Verifications, 'store']).use(throttle('anon'))
    router.post('logout/', [Logouts, 'store']).use(throttle('anon'))
  })
  .prefix('api/auth/jwt')
  .as('jwt')
  .use(audience('public'))

router
  .group(() => {
    router
      .post('request/', [MagicLinkRequests, 'store'])
      .use(throttle('anon', 'email', 'email_origin'))
    router.post('verify/', [MagicLinks, 'store']).use(throttle('anon', 'login'))
  })
  .prefix('api/auth/magic')
  .as('magic')
  .use(audience('public'))

router
  .group(() => {
    router.get('/', [Sessions, 'index'])
    router.delete('/', [OtherSessions, 'destroy'])
    router.delete(':id/', [Sessions, 'destroy']).where('id', uuid)
  })
  .prefix('api/auth/sessions')
  .as('sessions')
  .use([audience('signed in'), throttle('user')])
