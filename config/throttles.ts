import { parseRate, type Rate } from '#services/throttles/rate'
import env from '#start/env'

/**
 * What one counter stands for:
 * address: a client address (an IPv6 client is its /64 network)
 * caller: the signed-in user, else the address
 * account: the account named in the request, from everywhere
 * mailbox: the mailbox that the request wants mail sent to
 * address and account: both together
 */
export type Subject = 'address' | 'caller' | 'account' | 'mailbox' | 'address and account'

export type Throttle = {
  rate: Rate
  per: Subject

  /** Counts requests that did not succeed: counted before they run, given back on success. */
  countsFailures?: boolean

  /** Never holds up an address from which the account signed in within 30 days. */
  sparesKnownAddresses?: boolean
}

/** A scope of your own: counted per signed-in user, else per address. */
const scope = (rate: string): Throttle => ({ rate: parseRate(rate), per: 'caller' })

/**
 * Every throttle of the application. A route names those that count it:
 * `.use(throttle('user', 'create_something'))`. Rates are written
 * <number>/<second|minute|hour|day>.
 */
export const throttles = {
  /** Requests to public routes, and requests to other routes without a valid token. */
  anon: { rate: env.get('THROTTLE_ANON'), per: 'address' },

  /** Requests to routes for signed-in users. */
  user: { rate: env.get('THROTTLE_USER'), per: 'caller' },

  /** Guesses at one account from one place. */
  login: { rate: env.get('THROTTLE_LOGIN'), per: 'address and account', countsFailures: true },

  /** Guesses at one account from many places, without locking its owner out. */
  login_account: {
    rate: env.get('THROTTLE_LOGIN_ACCOUNT'),
    per: 'account',
    countsFailures: true,
    sparesKnownAddresses: true,
  },

  /** Mails that one mailbox is sent, whoever asks for them. */
  email: { rate: env.get('THROTTLE_EMAIL'), per: 'mailbox' },

  /** Mails that one place asks for, to whichever mailboxes. */
  email_origin: { rate: env.get('THROTTLE_EMAIL_ORIGIN'), per: 'address' },

  /** For routes of the admin API; counts nothing unless a route names it. */
  admin: { rate: env.get('THROTTLE_ADMIN'), per: 'caller' },

  /** Exports of an account. */
  exports: scope('10/hour'),

  create_something: scope('10/minute'),
} satisfies Record<string, Throttle>

export type ThrottleName = keyof typeof throttles
