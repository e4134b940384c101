import { isDebug } from '#config/app'
import { controllers } from '#generated/controllers'
import { audience } from '#start/kernel'
import { uuid } from '#start/matchers'
import router from '@adonisjs/core/services/router'

const { Mailbox, SampleMails } = controllers.development

/* Whoever reads these mails can be anybody: with DEBUG=false there are no such routes */
if (isDebug) {
  router
    .group(() => {
      router.get('/', [Mailbox, 'index'])
      router.get('samples/:kind', [SampleMails, 'show'])
      router.get(':id', [Mailbox, 'show']).where('id', uuid)
    })
    .prefix('dev/mailbox')
    .as('mailbox')
    .use(audience('public'))
}
