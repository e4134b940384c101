import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import router from '@adonisjs/core/services/router'

const { Health, Problems } = controllers.infrastructure

router
  .group(() => {
    router.get('/', [Health, 'show']).as('root')
    router.get('health', [Health, 'show']).as('health')
    router.get('problems/:code', [Problems, 'show']).as('problems.show')
  })
  .as('infrastructure')
  .use(audience('public'))
