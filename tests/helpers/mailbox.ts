import { deliverDue } from '#services/outbox/delivery'
import mail from '@adonisjs/mail/services/main'
import { getActiveTest } from '@japa/runner'
import type TemplatedMail from '#mails/templated_mail'

export type Letter = { to: string; subject: string; text: string; html: string }

/** Sends what waits in the outbox, to a provider that only remembers it, and answers it. */
export async function receive(): Promise<Letter[]> {
  const { mails } = mail.fake()
  getActiveTest()?.cleanup(() => mail.restore())
  while (await deliverDue());

  return mails.sent().map((sent) => {
    const { recipient, message } = sent as TemplatedMail // the outbox sends no others
    const { subject, text, html } = message.nodeMailerMessage
    return { to: recipient, subject: String(subject), text: String(text), html: String(html) }
  })
}

/** The only mail that waited. */
export async function receiveOne() {
  const [letter, ...others] = await receive()
  if (!letter || others.length) throw new Error(`${others.length + Number(!!letter)} mails`)
  return letter
}

/** The link stands on a line of its own. */
export const linkIn = ({ text }: Letter) => text.match(/^https?:\/\/\S+$/m)![0]
export const tokenIn = (letter: Letter) => linkIn(letter).split('/').at(-1)!
export const codeIn = ({ text }: Letter) => text.match(/^\d{8}$/m)![0]
