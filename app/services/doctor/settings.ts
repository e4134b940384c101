import { isDebug } from '#config/app'
import { isPostgres } from '#config/database'
import { emailConfig } from '#config/email'
import { error, type Finding, ok, warning } from '#services/doctor/finding'
import env from '#start/env'
import { weaknessOf } from '#start/secret_key'

const CHECK = 'settings'
const unsafe = (message: string, remedy: string) => error(CHECK, message, remedy)
const doubtful = (message: string, remedy: string) => warning(CHECK, message, remedy)

const QUARTER_OF_AN_HOUR = 900

/** Settings that are allowed and still leave the service open, or its users out. */
export function examineSettings(): Finding[] {
  const findings = [
    ...examineKey(),
    ...examineNetwork(),
    ...examineTokens(),
    ...examinePasswords(),
    ...(emailConfig.isPrinted ? examineConsole() : examineSender()),
    ...examineSmtp(),
  ]
  return findings.length ? findings : [ok(CHECK, 'nothing unsafe')]
}

function* examineKey() {
  const key = env.get('SECRET_KEY')
  const weakness = key && weaknessOf(key)

  if (weakness) {
    yield unsafe(
      `SECRET_KEY ${weakness}`,
      'Set 32 random bytes, the old key in SECRET_KEY_FALLBACKS'
    )
  }
  if (!key && !isDebug) {
    yield doubtful('SECRET_KEY is kept beside the database', 'Set it, and back it up elsewhere')
  }
}

function* examineNetwork() {
  if (isDebug && env.get('NODE_ENV') === 'production') {
    yield unsafe('DEBUG=true in production', 'Remove DEBUG, or set DEBUG=false')
  }
  if (env.get('TRUSTED_PROXIES').rules.some((network) => network.endsWith('/0'))) {
    yield unsafe('TRUSTED_PROXIES believes everybody', 'Name the networks of your own proxies')
  }
  if (isPostgres && ['memory', 'supervisor'].includes(env.get('LIMITER_STORE'))) {
    yield doubtful(
      'LIMITER_STORE lets each machine count for itself',
      'With more than one machine set REDIS_URL, or LIMITER_STORE=database'
    )
  }
}

function* examineTokens() {
  if (env.get('JWT_ACCESS_LIFETIME') > QUARTER_OF_AN_HOUR) {
    yield doubtful(
      'JWT_ACCESS_LIFETIME is over 15 minutes',
      'Shorten it: clients refresh by themselves'
    )
  }
  if (env.get('JWT_REFRESH_LIFETIME') > env.get('JWT_SESSION_LIFETIME')) {
    yield doubtful(
      'JWT_REFRESH_LIFETIME is longer than JWT_SESSION_LIFETIME, which cuts it short',
      'Set it to the lifetime of a session or less'
    )
  }
}

function* examinePasswords() {
  if (!isDebug && !env.get('PASSWORD_REJECT_COMMON')) {
    yield doubtful(
      'PASSWORD_REJECT_COMMON=false accepts "password"',
      'Set PASSWORD_REJECT_COMMON=true'
    )
  }
}

/** Where nothing is sent: what a developer wants, and nobody else. */
function* examineConsole() {
  if (isDebug) return

  yield doubtful(
    'EMAIL_PROVIDER=console prints mails, and they reach nobody',
    'Set EMAIL_PROVIDER and the variables of that provider'
  )
  if (env.get('EMAIL_CONSOLE_SHOW_SECRETS')) {
    yield unsafe(
      'EMAIL_CONSOLE_SHOW_SECRETS=true lets readers of the log in as anybody',
      'Remove it'
    )
  }
}

function* examineSender() {
  if (env.get('DEFAULT_FROM_EMAIL').address.endsWith('@localhost')) {
    yield doubtful(
      'DEFAULT_FROM_EMAIL is an address that no provider accepts',
      'Set it to an address of a domain that is yours'
    )
  }
}

function* examineSmtp() {
  if (env.get('EMAIL_HOST_USER') && !env.get('EMAIL_USE_TLS') && env.get('EMAIL_PORT') !== 465) {
    yield doubtful('EMAIL_USE_TLS=false sends the password in the clear', 'Remove it')
  }
}
