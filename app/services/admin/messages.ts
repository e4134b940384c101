import { SITE } from '#services/admin/site'
import type { HttpContext } from '@adonisjs/core/http'

const COOKIE = 'admin_messages'
const OPTIONS = { path: SITE.slice(0, -1), maxAge: '1 minute' } as const

/** A browser keeps no cookie over 4 KB. */
const MAX_MESSAGES = 5
const MAX_LENGTH = 200

type MessageKind = 'success' | 'info' | 'warning' | 'error'
export type Message = { kind: MessageKind; text: string }

const added = new WeakMap<HttpContext, Message[]>()

/** Has the next page that this browser sees say something, which is the one after a redirect. */
export function addMessage(ctx: HttpContext, kind: MessageKind, text: string) {
  const message = { kind, text: text.slice(0, MAX_LENGTH) }
  const messages = [...(added.get(ctx) ?? []), message].slice(-MAX_MESSAGES)

  added.set(ctx, messages)
  ctx.response.encryptedCookie(COOKIE, messages, OPTIONS)
}

/** What earlier requests left to be said, once. */
export function takeMessages({ request, response }: HttpContext): Message[] {
  const messages: Message[] | null = request.encryptedCookie(COOKIE)
  if (messages) response.clearCookie(COOKIE, OPTIONS)

  return messages ?? []
}
