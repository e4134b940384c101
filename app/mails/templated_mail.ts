import { appUrl } from '#config/app'
import { emailConfig, type Purpose } from '#config/email'
import { BaseMail } from '@adonisjs/mail'

/**
 * A mail written in two templates, html.edge and text.edge, in the folder of
 * resources/views/mails that bears its name.
 */
export default abstract class TemplatedMail extends BaseMail {
  abstract readonly template: string

  constructor(
    readonly recipient: string,
    readonly variables: Record<string, string> = {}
  ) {
    super()
  }

  /** RFC 3834: nobody's answering machine is meant to answer. */
  prepare() {
    const data = { ...this.variables, subject: this.subject, service: new URL(appUrl).host }

    this.message
      .to(this.recipient)
      .header('Auto-Submitted', 'auto-generated')
      .htmlView(`mails/${this.template}/html`, data)
      .textView(`mails/${this.template}/text`, data)
  }
}

/** Where a client, or a page of this application, takes the token. */
export function linkTo(purpose: Purpose, token: string) {
  return `${emailConfig.pages[purpose]}/${token}`
}
