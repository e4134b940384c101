import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { problemExamples } from '#exceptions/examples'
import { problemSchema } from '#exceptions/problem_schema'
import { example } from '#services/openapi/examples'
import { text } from '#transformers/fields'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'

export const problemPageSchema = vine
  .object({
    code: text('not_found'),
    status: vine.number().withoutDecimals().use(example(404)),
    title: text(catalogue.not_found.title),
    explanation: text(catalogue.not_found.explanation),
    example: problemSchema,
  })
  .meta({ title: 'ProblemPage' })

export type ProblemPage = Infer<typeof problemPageSchema>

/** What there is to say about a code. */
export async function problemPage(code: ProblemCode): Promise<ProblemPage> {
  const examples = await problemExamples()
  return { code, ...catalogue[code], example: examples[code] }
}

/** The same for all codes, in the order of their status. */
export async function problemPages() {
  const codes = Object.keys(catalogue) as ProblemCode[] // they are its only keys
  return Promise.all(codes.map(problemPage))
}
