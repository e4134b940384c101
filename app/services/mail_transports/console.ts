import { randomUUID } from 'node:crypto'
import { MailResponse } from '@adonisjs/mail'
import type { MailTransportContract, NodeMailerMessage, Recipient } from '@adonisjs/mail/types'

type ConsoleConfig = { showsSecrets: boolean; print?: (text: string) => void }

const LINE = '─'.repeat(72)

/** The long token of a link, or a code of 8 digits. */
const SECRET = /(?<![\w-])([\w-]{43}|\d{8})(?![\w-])/g

/** Prints mails to the console instead of sending them. */
export class ConsoleTransport implements MailTransportContract {
  constructor(private config: ConsoleConfig) {}

  async send({ from, to, subject, text }: NodeMailerMessage) {
    const { showsSecrets, print = console.log } = this.config
    const body = showsSecrets ? text : String(text).replace(SECRET, '********')
    const envelope = { from: addressOf(from!), to: to!.map(addressOf) }

    print(
      `${LINE}\nFrom: ${envelope.from}\nTo: ${envelope.to}\nSubject: ${subject}\n\n${body}\n${LINE}`
    )

    return new MailResponse(randomUUID(), envelope, 'printed')
  }
}

function addressOf(recipient: Recipient) {
  return typeof recipient === 'string' ? recipient : recipient.address
}
