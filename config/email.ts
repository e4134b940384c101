import { appUrl } from '#config/app'
import env from '#start/env'

const HOUR = 3600
const DAY = 24 * HOUR

/** Pages that take what a mail brings. Without a client of yours, this application has its own. */
const pagesUrl = env.get('FRONTEND_URL') ?? appUrl

export const emailConfig = {
  /** Whether nobody signs in before the address was confirmed. Registration answers no tokens then. */
  isVerificationRequired: env.get('EMAIL_VERIFICATION') === 'required',

  /** Whether mails are printed instead of sent: fine for a developer, and nobody else reads them. */
  isPrinted: env.get('EMAIL_PROVIDER') === 'console',

  /** Where the links of mails lead; the token follows after a slash. */
  pages: {
    verify_email: `${pagesUrl}/verify-email`,
    change_email: `${pagesUrl}/change-email`,
    reset_password: `${pagesUrl}/reset-password`,
    magic_link: env.get('MAGIC_LINK_VERIFY_URL') ?? `${pagesUrl}/magic-verify`,
  },

  /** For how many seconds after it was mailed a token works. Mailboxes are read by others too, later. */
  lifetimes: {
    verify_email: DAY,
    change_email: DAY,
    reset_password: HOUR,
    magic_link: HOUR / 6,
  },

  /** Wrong guesses at a code before it is dead: with 8 digits, 5 of them hit once in 20 million. */
  triesPerCode: 5,

  /** Answers the token of a magic link to whoever asks for one. For tests of a client, never for others. */
  echoesMagicToken: env.get('MAGIC_LINK_DEBUG_ECHO_TOKEN'),
}

/** What a mailed token is good for. */
export const PURPOSES = ['verify_email', 'change_email', 'reset_password', 'magic_link'] as const
export type Purpose = (typeof PURPOSES)[number]
