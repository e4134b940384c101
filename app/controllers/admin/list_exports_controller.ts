import { Readable } from 'node:stream'
import { exportRows, MEDIA_TYPES } from '#services/admin/export'
import { ListQuery } from '#services/admin/list_query'
import { modelContext } from '#services/admin/model_context'
import { recordExport } from '#services/admin/trail'
import { exportValidator } from '#validators/admin/list'
import type { HttpContext } from '@adonisjs/core/http'

/** The rows of a list, as it is narrowed, as a file. */
export default class ListExportsController {
  async show(ctx: HttpContext) {
    const { admin, actor } = await modelContext(ctx)
    const { format = 'csv' } = await exportValidator.validate(ctx.request.qs())
    const list = await ListQuery.of(ctx.request, admin, actor)
    await recordExport(admin, list.parameters.with({ format }), actor)

    const rows = Readable.from(exportRows(list, format))
    ctx.response.header('Content-Type', MEDIA_TYPES[format])
    ctx.response.header('Content-Disposition', `attachment; filename="${admin.slug}.${format}"`)
    ctx.response.stream(rows)
  }
}
