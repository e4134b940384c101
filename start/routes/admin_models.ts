import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import router from '@adonisjs/core/services/router'

const { Actions, Deletions, Histories, ListExports, Lists, Objects, Options } = controllers.admin

/* One set of pages for all models: whose they are and who may see them is up to app/admin/ */
router
  .group(() => {
    router.get('/', [Lists, 'show'])
    router.get('export/', [ListExports, 'show'])
    router.get('options/', [Options, 'index'])
    router.post('actions/', [Actions, 'store'])
    router.get('add/', [Objects, 'create'])
    router.post('add/', [Objects, 'store'])
    router.get(':id/', [Objects, 'edit'])
    router.post(':id/', [Objects, 'update'])
    router.get(':id/delete/', [Deletions, 'create'])
    router.post(':id/delete/', [Deletions, 'store'])
    router.get(':id/history/', [Histories, 'show'])
  })
  .prefix('admin/:model')
  .where('model', /^(?!api$)[a-z_]+$/)
  .as('admin_site')
  .use(audience('staff'))
