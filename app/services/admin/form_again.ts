import { logSuspicious } from '#exceptions/security_events'
import { toRefusal } from '#exceptions/to_refusal'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import { renderPage } from '#services/admin/page'
import type { HttpContext } from '@adonisjs/core/http'
import type Refusal from '#exceptions/refusal'

/** What a person can mend in the form itself, or has to know beside it. */
const SHOWN_AT_THE_FORM = [400, 401, 403, 409]

type Again = { template: string; state?: object }

/**
 * Shows a form again, under the status of the error: its fields find their
 * messages in "errors", by name, and a sentence about the whole in "refusal".
 *
 * @throws the error itself when the form has nothing to do with it
 */
export async function showAgain(ctx: HttpContext, error: unknown, { template, state }: Again) {
  const refusal = toRefusal(error)
  if (!refusal || !SHOWN_AT_THE_FORM.includes(refusal.status)) throw error

  logSuspicious(ctx, refusal)
  ctx.response.status(refusal.status)

  return renderPage(ctx, template, { ...state, ...toldBy(refusal) })
}

/** What is told at a field is not told twice. */
function toldBy(refusal: Refusal) {
  if (!(refusal instanceof ValidationFailedException)) return { refusal: refusal.message }

  const { non_field_errors: general = ['Correct what is marked.'], ...errors } = refusal.errors
  return { refusal: general.join(' '), errors }
}
