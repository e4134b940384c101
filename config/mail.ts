import { isDebug } from '#config/app'
import { ConsoleTransport } from '#services/mail_transports/console'
import { SendgridTransport } from '#services/mail_transports/sendgrid'
import env from '#start/env'
import { defineConfig, transports } from '@adonisjs/mail'
import type { InferMailers } from '@adonisjs/mail/types'

/** How long one conversation with a provider may take before it counts as failed. */
const PATIENCE_MILLISECONDS = 8000

/** Port 465 speaks TLS from the first byte; on others a plain connection is upgraded. */
const isTlsFromTheStart = env.get('EMAIL_PORT') === 465

/** The API of a provider, unless EMAIL_API_URL names another: a region, or a test's own. */
const apiOf = (url: string) => env.get('EMAIL_API_URL') ?? url

const mailConfig = defineConfig({
  default: env.get('EMAIL_PROVIDER'),
  from: env.get('DEFAULT_FROM_EMAIL'),
  replyTo: env.get('EMAIL_REPLY_TO'),

  mailers: {
    /**
     * Prints mails instead of sending them. Whoever reads the log of a service
     * for others would read their links, so there they are masked.
     */
    console: () =>
      new ConsoleTransport({ showsSecrets: isDebug || env.get('EMAIL_CONSOLE_SHOW_SECRETS') }),

    /** With EMAIL_USE_TLS a server that offers no TLS is given neither password nor mail. */
    smtp: transports.smtp({
      host: env.get('EMAIL_HOST'),
      port: env.get('EMAIL_PORT'),
      secure: isTlsFromTheStart,
      requireTLS: env.get('EMAIL_USE_TLS'),
      ignoreTLS: !env.get('EMAIL_USE_TLS'),
      ...(env.get('EMAIL_HOST_USER') && {
        auth: {
          type: 'login',
          user: env.get('EMAIL_HOST_USER'),
          pass: env.get('EMAIL_HOST_PASSWORD'),
        },
      }),
      connectionTimeout: PATIENCE_MILLISECONDS,
      greetingTimeout: PATIENCE_MILLISECONDS,
      socketTimeout: PATIENCE_MILLISECONDS,
    }),

    /** No provider may rewrite links to count clicks: it would pass on what they open. */
    mailgun: transports.mailgun({
      key: env.get('MAILGUN_API_KEY'),
      domain: env.get('MAILGUN_DOMAIN'),
      baseUrl: apiOf('https://api.mailgun.net/v3'),
      oTracking: false,
    }),

    postmark: transports.postmark({
      key: env.get('POSTMARK_SERVER_TOKEN'),
      baseUrl: apiOf('https://api.postmarkapp.com'),
      trackOpens: false,
      trackLinks: 'None',
    }),

    sendgrid: () =>
      new SendgridTransport({
        key: env.get('SENDGRID_API_KEY'),
        baseUrl: apiOf('https://api.sendgrid.com/v3'),
        patienceMilliseconds: PATIENCE_MILLISECONDS,
      }),

    resend: transports.resend({
      key: env.get('RESEND_API_KEY'),
      baseUrl: apiOf('https://api.resend.com'),
    }),
  },
})

export default mailConfig

declare module '@adonisjs/mail/types' {
  export interface MailersList extends InferMailers<typeof mailConfig> {}
}
