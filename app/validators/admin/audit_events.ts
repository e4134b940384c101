import { example, examples } from '#services/openapi/examples'
import { time } from '#validators/fields'
import { pageFields } from '#validators/pages'
import vine from '@vinejs/vine'

const text = (shown: string) => vine.string().maxLength(255).use(example(shown)).optional()

/** List audit events */
export const auditEventListValidator = vine.create({
  actor: text(examples.email),
  action: text('users.change'),
  target: text(examples.id),
  since: time().use(example(examples.time)).optional(),
  ...pageFields(),
})
