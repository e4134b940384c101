import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { throttle } from '#start/limiter'
import { uuid } from '#start/matchers'
import router from '@adonisjs/core/services/router'

const { ExportContents, Exports } = controllers.exports

router
  .group(() => {
    router.post('/', [Exports, 'store']).use(throttle('exports'))
    router.get(':id/', [Exports, 'show']).where('id', uuid)
    router.get(':export_id/content/', [ExportContents, 'show']).where('export_id', uuid)
  })
  .prefix('api/v1/exports')
  .as('exports')
  .use([audience('signed in'), throttle('user')])
