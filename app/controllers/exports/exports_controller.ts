import AccountExport from '#models/account_export'
import { requestExport } from '#services/exports/request'
import { gives, summary } from '#services/openapi/documentation'
import ExportTransformer, { exportSchema } from '#transformers/account/export_transformer'
import type { HttpContext } from '@adonisjs/core/http'

export default class ExportsController {
  @summary(
    'Have a copy of the own account made',
    'It is made in the background. Ask for the export until its status is `done`, then for its content. While one is under way, that one is answered.'
  )
  @gives(202, { data: exportSchema })
  async store({ auth, response, serialize }: HttpContext) {
    const accountExport = await requestExport(auth.use('jwt').getCallerOrFail().id)

    response.accepted(await serialize({ data: ExportTransformer.transform(accountExport) }))
  }

  @summary('Show how far an export of the caller has come, in percent')
  @gives(200, { data: exportSchema })
  async show({ auth, params, serialize }: HttpContext) {
    const { id } = auth.use('jwt').getCallerOrFail()
    const accountExport = await AccountExport.findLiveOf(id, params.id)

    return serialize({ data: ExportTransformer.transform(accountExport) })
  }
}
