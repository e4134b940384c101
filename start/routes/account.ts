import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import router from '@adonisjs/core/services/router'

const {
  EmailChangeRequests,
  EmailChanges,
  EmailVerificationRequests,
  EmailVerifications,
  PasswordChanges,
  PasswordResetRequests,
  PasswordResets,
  Profile,
  Registrations,
} = controllers.account

router
  .group(() => {
    router.post('register/', [Registrations, 'store']).use(throttle('anon'))
    router.post('email/verify/', [EmailVerifications, 'store']).use(throttle('anon'))
    router.post('email/change/verify/', [EmailChanges, 'store']).use(throttle('anon'))
    router
      .post('password/reset/request/', [PasswordResetRequests, 'store'])
      .use(throttle('anon', 'email', 'email_origin'))
    router.post('password/reset/', [PasswordResets, 'store']).use(throttle('anon'))
  })
  .prefix('api/auth')
  .as('account')
  .use(audience('public'))

router
  .group(() => {
    router
      .post('email/verify/request/', [EmailVerificationRequests, 'store'])
      .use(throttle('user', 'email', 'email_origin'))
    router
      .post('email/change/', [EmailChangeRequests, 'store'])
      .use(throttle('user', 'login', 'email', 'email_origin'))
    router.post('password/change/', [PasswordChanges, 'store']).use(throttle('user', 'login'))
  })
  .prefix('api/auth')
  .as('account')
  .use(audience('signed in'))

router
  .group(() => {
    router.get('me', [Profile, 'show'])
    router.patch('me', [Profile, 'update'])
  })
  .prefix('api/v1')
  .as('account')
  .use([audience('signed in'), throttle('user')])
