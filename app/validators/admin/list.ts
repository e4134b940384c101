import { EXPORT_FORMATS } from '#services/admin/export'
import { LAST_PAGE } from '#services/pages'
import vine from '@vinejs/vine'

/** What the address of a list may ask for, besides the filters of its model */
export const listParametersValidator = vine.create({
  page: vine.number().withoutDecimals().range([1, LAST_PAGE]).optional(),
  q: vine.string().trim().maxLength(200).optional(),
})

/** What somebody is typing into a field for a relation */
export const optionsValidator = vine.create({ q: vine.string().trim().maxLength(200).optional() })

/** As which kind of file a list is taken away */
export const exportValidator = vine.create({
  format: vine.enum(EXPORT_FORMATS).optional(),
})
