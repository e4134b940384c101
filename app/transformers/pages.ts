import { example } from '#services/openapi/examples'
import { text } from '#transformers/fields'
import vine from '@vinejs/vine'

/** What the answer of a list has beside its rows, here of a second page. */
export const pageMembers = {
  count: vine.number().withoutDecimals().use(example(120)).nullable(),
  next: text('http://localhost:8000/admin/api/users?page=3').nullable(),
  previous: text('http://localhost:8000/admin/api/users?page=1').nullable(),
}
