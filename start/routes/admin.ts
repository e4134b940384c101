import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import router from '@adonisjs/core/services/router'

const { Ping } = controllers.admin

router
  .group(() => {
    router.get('ping', [Ping, 'show'])
  })
  .prefix('admin/api')
  .as('admin')
  .use(audience('staff'))
