import { errors, MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage, Recipient } from '@adonisjs/mail/types'

type SendgridConfig = { key: string; baseUrl: string; patienceMilliseconds: number }

/** Sends with the API of SendGrid, POST /mail/send, which AdonisJS has no transport for. */
export class SendgridTransport implements MailTransportContract {
  constructor(private config: SendgridConfig) {}

  /** @throws E_MAIL_TRANSPORT_ERROR with what SendGrid said as its cause */
  async send(message: NodeMailerMessage) {
    const response = await fetch(`${this.config.baseUrl}/mail/send`, {
      method: 'POST',
      headers: {
        'Authorization': `Bearer ${this.config.key}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(payloadOf(message)),
      signal: AbortSignal.timeout(this.config.patienceMilliseconds),
    })
    if (!response.ok) throw await refusalOf(response)

    const id = response.headers.get('x-message-id') ?? ''
    const { email: from } = mailboxOf(message.from!)
    const to = message.to!.map((recipient) => mailboxOf(recipient).email)

    return new MailResponse(id, { from, to }, { id })
  }
}

/** Plain text has to come before HTML. Links and opens are not tracked: links open accounts. */
function payloadOf({ from, to, replyTo, subject, text, html, headers }: NodeMailerMessage) {
  const off = { enable: false }

  return {
    personalizations: [{ to: to!.map(mailboxOf) }],
    from: mailboxOf(from!),
    ...(replyTo?.length && { reply_to: mailboxOf(replyTo[0]) }),
    subject,
    content: [
      { type: 'text/plain', value: text },
      { type: 'text/html', value: html },
    ],
    headers,
    tracking_settings: { click_tracking: off, open_tracking: off },
  }
}

function mailboxOf(recipient: Recipient) {
  if (typeof recipient === 'string') return { email: recipient }

  const { address: email, name } = recipient
  return name ? { email, name } : { email }
}

async function refusalOf(response: Response) {
  const cause = { response: { status: response.status }, data: await response.text() }
  return new errors.E_MAIL_TRANSPORT_ERROR('SendGrid refused the mail', { cause })
}
