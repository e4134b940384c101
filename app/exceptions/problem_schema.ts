import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { example, examples } from '#services/openapi/examples'
import { checksSchema } from '#services/readiness/checks'
import { text } from '#transformers/fields'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

const codes = Object.keys(catalogue) as ProblemCode[] // they are its only keys

/** Why a request was refused (RFC 9457). */
export const problemSchema = vine
  .object({
    type: text('/problems/not_found').meta({ description: 'A page about the code.' }),
    title: text('Not found').meta({ description: 'The short name of the code.' }),
    status: vine.number().withoutDecimals().use(example(404)),
    detail: text('Nothing was found at this address.').meta({
      description: 'A sentence for the person at the client.',
    }),
    instance: text(examples.id).meta({ description: 'The id of the request.' }),
    code: vine
      .enum(codes)
      .use(example('not_found'))
      .meta({ description: 'For programs: it never changes.' }),
    errors: vine
      .record(vine.array(vine.string()))
      .optional()
      .meta({ description: 'After a failed validation, the messages of each field.' }),
    checks: checksSchema().optional().meta({ description: 'From `/health/ready`, what failed.' }),
  })
  .meta({ title: 'Problem' })

export type Problem = Infer<typeof problemSchema>
