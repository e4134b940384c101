import { catalogue, type ProblemCode } from '#exceptions/catalogue'
import { problemOf } from '#exceptions/problem'
import { examples } from '#services/openapi/examples'
import { fsImportAll } from '@adonisjs/core/helpers'
import type { Problem } from '#exceptions/problem_schema'
import type Refusal from '#exceptions/refusal'

type RefusalClass = { new (): Refusal; example: () => Refusal }

let documents: Promise<Record<ProblemCode, Problem>> | undefined

/** A problem document of each code, made by the refusals themselves. */
export function problemExamples() {
  return (documents ??= collect())
}

async function collect() {
  const found: Record<string, RefusalClass> = await fsImportAll(new URL('./', import.meta.url), {
    filter: (file) => /_exception\.[jt]s$/.test(file),
  })
  const refusals = Object.values(found).map((refusal) => refusal.example())
  const exampleOf = (code: string) => {
    const refusal = refusals.find((one) => one.code === code)
    return [code, problemOf(refusal, examples.id).document]
  }

  // Entries do not remember the names they were made of
  return Object.fromEntries(Object.keys(catalogue).map(exampleOf)) as Record<ProblemCode, Problem>
}
