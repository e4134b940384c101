import { openapiConfig } from '#config/openapi'
import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import router from '@adonisjs/core/services/router'

const { AllowedMethods, Assets, Health, Problems, Readiness, Reference, Roots, Schema } =
  controllers.infrastructure

router
  .group(() => {
    router.get('/', [Roots, 'show'])
    router.get('health/', [Health, 'show'])
    router.get('health/ready', [Readiness, 'show']).as('readiness')
    router.route('*', ['OPTIONS'], [AllowedMethods, 'show']).as('options')
    router.get('problems/', [Problems, 'index'])
    router.get('problems/:code', [Problems, 'show'])
    router.get('assets/:name', [Assets, 'show'])
  })
  .as('infrastructure')
  .use(audience('public'))

if (openapiConfig.isEnabled) {
  router
    .group(() => {
      router.get('schema/', [Schema, 'show'])
      router.get('docs/', [Reference, 'show'])
    })
    .prefix('api')
    .as('infrastructure')
    .use(audience('public'))
}
