import { error, type Finding, ok, warning } from '#services/doctor/finding'
import env from '#start/env'
import { weaknessOf } from '#start/secret_key'

const CHECK = 'settings'
const QUARTER_OF_AN_HOUR = 900

/** Settings that are allowed and still leave the service open, or its users out. */
export function examineSettings(): Finding[] {
  const findings = [
    ...examineKey(),
    ...examineNetwork(),
    ...examineTokens(),
    ...examinePasswords(),
    ...examineEmail(),
  ]
  return findings.length ? findings : [ok(CHECK, 'nothing unsafe')]
}

function* examineKey() {
  const key = env.get('SECRET_KEY')
  const weakness = key && weaknessOf(key)

  if (weakness) {
    yield error(
      CHECK,
      `SECRET_KEY ${weakness}`,
      'Set 32 random bytes, the old key in SECRET_KEY_FALLBACKS'
    )
  }
  if (!key && !env.get('DEBUG')) {
    yield warning(
      CHECK,
      'SECRET_KEY is kept beside the database',
      'Set it, and back it up elsewhere'
    )
  }
}

function* examineNetwork() {
  const isPostgres = env.get('DATABASE_URL').client === 'postgres'

  if (env.get('DEBUG') && env.get('NODE_ENV') === 'production') {
    yield error(CHECK, 'DEBUG=true in production', 'Remove DEBUG, or set DEBUG=false')
  }
  if (env.get('TRUSTED_PROXIES').rules.some((network) => network.endsWith('/0'))) {
    yield error(
      CHECK,
      'TRUSTED_PROXIES believes everybody',
      'Name the networks of your own proxies'
    )
  }
  if (isPostgres && ['memory', 'supervisor'].includes(env.get('LIMITER_STORE'))) {
    yield warning(
      CHECK,
      'LIMITER_STORE lets each machine count for itself',
      'With more than one machine set REDIS_URL, or LIMITER_STORE=database'
    )
  }
}

function* examineTokens() {
  if (env.get('JWT_ACCESS_LIFETIME') > QUARTER_OF_AN_HOUR) {
    yield warning(
      CHECK,
      'JWT_ACCESS_LIFETIME is over 15 minutes',
      'Shorten it: clients refresh by themselves'
    )
  }
  if (env.get('JWT_REFRESH_LIFETIME') > env.get('JWT_SESSION_LIFETIME')) {
    yield warning(
      CHECK,
      'JWT_REFRESH_LIFETIME is longer than JWT_SESSION_LIFETIME, which cuts it short',
      'Set it to the lifetime of a session or less'
    )
  }
}

function* examinePasswords() {
  if (!env.get('DEBUG') && !env.get('PASSWORD_REJECT_COMMON')) {
    yield warning(
      CHECK,
      'PASSWORD_REJECT_COMMON=false accepts "password"',
      'Set PASSWORD_REJECT_COMMON=true'
    )
  }
}

function* examineEmail() {
  const isConsole = env.get('EMAIL_PROVIDER') === 'console'

  if (isConsole && !env.get('DEBUG')) {
    yield warning(
      CHECK,
      'EMAIL_PROVIDER=console prints mails, and they reach nobody',
      'Set EMAIL_PROVIDER and the variables of that provider'
    )
  }
  if (isConsole && !env.get('DEBUG') && env.get('EMAIL_CONSOLE_SHOW_SECRETS')) {
    yield error(
      CHECK,
      'EMAIL_CONSOLE_SHOW_SECRETS=true lets readers of the log in as anybody',
      'Remove it'
    )
  }
  if (!isConsole && env.get('DEFAULT_FROM_EMAIL').address.endsWith('@localhost')) {
    yield warning(
      CHECK,
      'DEFAULT_FROM_EMAIL is an address that no provider accepts',
      'Set it to an address of a domain that is yours'
    )
  }
  if (env.get('EMAIL_HOST_USER') && !env.get('EMAIL_USE_TLS') && env.get('EMAIL_PORT') !== 465) {
    yield warning(CHECK, 'EMAIL_USE_TLS=false sends the password in the clear', 'Remove it')
  }
}
