import { allowPage } from '#services/page_policy'
import mailer from '@adonisjs/mail/services/main'
import type { HttpContext } from '@adonisjs/core/http'
import type { Recipient } from '@adonisjs/mail/types'
import type TemplatedMail from '#mails/templated_mail'

/** A mail as its reader sees it: subject, headers, text and HTML. */
export type Preview = Record<string, string>

/** What is kept of a mail, once its contents were built. */
export function previewOf({ recipient, message }: TemplatedMail): Preview {
  const { subject, text, html, headers: own } = message.nodeMailerMessage
  const { from, replyTo } = mailer.config
  const headers = {
    'From': written(from),
    'Reply-To': written(replyTo),
    'To': recipient,
    'Subject': subject,
    ...own,
  }

  return {
    subject: String(subject),
    headers: Object.entries(headers)
      .filter(([, value]) => value)
      .map((header) => header.join(': '))
      .join('\n'),
    text: String(text),
    html: String(html),
  }
}

/** The mail in a frame that may do nothing but open links, in another tab. Its styles are inline. */
export function showPreview({ response, view }: HttpContext, preview: Preview) {
  const html = preview.html.replace('<head>', '<head><base target="_blank" />')
  const links = preview.text.match(/https?:\/\/\S+/g) ?? []
  allowPage(response, { 'style-src': "'self' 'unsafe-inline'" })

  return view.render('mailbox/show', { ...preview, html, links })
}

function written(mailbox: Recipient = '') {
  if (typeof mailbox === 'string') return mailbox
  return mailbox.name ? `${mailbox.name} <${mailbox.address}>` : mailbox.address
}
