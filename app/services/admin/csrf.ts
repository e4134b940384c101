import { guardOf } from '#auth/guard_of'
import UntrustedFormException from '#exceptions/untrusted_form_exception'
import { beginVisit, readVisit } from '#services/admin/cookies'
import encryption from '@adonisjs/core/services/encryption'
import type { HttpContext } from '@adonisjs/core/http'

const READING = ['GET', 'HEAD', 'OPTIONS']
const FIELD = '_csrf'
const HEADER = 'x-csrf-token'
const PURPOSE = 'csrf'

/**
 * What the forms of a page bring back, to show that the page was ours: the id of
 * the sign-in, encrypted. Another site can neither read nor make it. Before the
 * sign-in it is the id of the visit, so that nobody is signed in as somebody else.
 */
export function csrfToken(ctx: HttpContext) {
  return csrfTokenFor(guardOf(ctx).caller?.sessionId ?? beginVisit(ctx))
}

export function csrfTokenFor(id: string) {
  return encryption.encrypt(id, { purpose: PURPOSE })
}

/** @throws UntrustedFormException when a request that writes comes from no page of ours */
export async function checkForm(ctx: HttpContext) {
  if (READING.includes(ctx.request.method())) return

  const guard = guardOf(ctx)
  await guard.check()

  const expected = guard.caller?.sessionId ?? readVisit(ctx.request)
  if (!expected || readToken(ctx) !== expected) throw new UntrustedFormException()
}

function readToken({ request }: HttpContext) {
  const token: unknown = request.body()[FIELD] ?? request.header(HEADER)
  return typeof token === 'string' ? encryption.decrypt(token, PURPOSE) : null
}
