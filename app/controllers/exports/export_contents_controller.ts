import AccountExport from '#models/account_export'
import { gives, summary } from '#services/openapi/documentation'
import { exportContentSchema } from '#transformers/account/export_transformer'
import type { HttpContext } from '@adonisjs/core/http'

export default class ExportContentsController {
  @summary('Read an export of the caller', 'There is nothing to read until its status is `done`.')
  @gives(200, { data: exportContentSchema })
  async show({ auth, params }: HttpContext) {
    const { id } = auth.use('jwt').getCallerOrFail()
    const accountExport = await AccountExport.findDoneOf(id, params.export_id)

    return { data: accountExport.read() }
  }
}
