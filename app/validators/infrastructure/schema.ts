import { FORMATS } from '#services/openapi/text'
import vine from '@vinejs/vine'

/** Read the OpenAPI document */
export const schemaValidator = vine.create({ format: vine.enum(FORMATS).optional() })
