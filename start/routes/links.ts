import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import { mailedToken } from '#start/matchers'
import router from '@adonisjs/core/services/router'

const { LinkPages } = controllers.account

router
  .group(() => {
    router.get('verify-email/:token', [LinkPages, 'show']).as('verify_email')
    router.get('change-email/:token', [LinkPages, 'show']).as('change_email')
    router.get('reset-password/:token', [LinkPages, 'show']).as('reset_password')
    router.get('magic-verify/:token', [LinkPages, 'show']).as('magic_verify')
  })
  .where('token', mailedToken)
  .as('links')
  .use([audience('public'), throttle('anon')])
