import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import router from '@adonisjs/core/services/router'

const { Profile, Registrations } = controllers.account

router
  .group(() => {
    router.post('register', [Registrations, 'store']).use(throttle('anon'))
  })
  .prefix('api/auth')
  .as('account')
  .use(audience('public'))

router
  .group(() => {
    router.get('me', [Profile, 'show'])
    router.patch('me', [Profile, 'update'])
  })
  .prefix('api/v1')
  .as('account')
  .use([audience('signed in'), throttle('user')])
