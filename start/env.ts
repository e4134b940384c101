/*
|--------------------------------------------------------------------------
| Environment variables
|--------------------------------------------------------------------------
|
| Every variable of the application, with its default. What each one does to
| users stands in .env.example and in docs/configuration.md.
|
| The .env file is looked for in the working directory: the production build
| lives in a folder that every build empties.
|
*/

import { pathToFileURL } from 'node:url'
import { OTEL } from '#services/optional_packages'
import { databaseUrl, networks, redisUrl, sentryDsn, webAddress } from '#start/address_rules'
import {
  choice,
  duration,
  flag,
  integer,
  list,
  needsPackage,
  optional,
  patterns,
  rate,
  text,
  unless,
} from '#start/env_rules'
import { mailbox, neededBy } from '#start/mail_rules'
import { secretKey, secretKeys } from '#start/secret_key'
import { Env } from '@adonisjs/core/env'

/* Rules that look at a second variable: by then .env has been read into the process */
const isDebugDefault = () => process.env.NODE_ENV !== 'production'
const isDebug = () => /^(true|1|yes|on)$/i.test(process.env.DEBUG || String(isDebugDefault()))
const isExposed = () => !isDebug() && /^postgres/.test(process.env.DATABASE_URL ?? '')
const neededFor = (provider: string) =>
  neededBy(`EMAIL_PROVIDER=${provider}`, () => process.env.EMAIL_PROVIDER === provider)
const isDevelopment = () => (process.env.NODE_ENV || 'development') === 'development'
const hasWorkers = () => Number(process.env.WEB_CONCURRENCY || 1) > 1 && !isDevelopment()

/* One counter for all processes, as near to them as it can be */
const limiterStore = choice(['memory', 'redis', 'database', 'supervisor'], () => {
  if (process.env.REDIS_URL) return 'redis'
  return hasWorkers() ? 'supervisor' : 'memory'
})

const env = await Env.create(pathToFileURL(`${process.cwd()}/`), {
  NODE_ENV: choice(['development', 'production', 'test'], 'development'),
  DEBUG: flag(isDebugDefault),
  HOST: text('127.0.0.1'),
  PORT: integer(8000, { min: 0, max: 65_535 }),
  WEB_CONCURRENCY: integer(1, { min: 1, max: 256 }),
  SHUTDOWN_TIMEOUT: duration('25 seconds'),
  APP_URL: webAddress('http://localhost:8000'),
  METRICS_PORT: integer(0, { min: 0, max: 65_535 }),
  METRICS_HOST: text('127.0.0.1'),
  SENTRY_DSN: sentryDsn(),
  OTEL_EXPORTER_OTLP_ENDPOINT: needsPackage(OTEL, optional(webAddress('http://localhost:4318'))),
  OTEL_SERVICE_NAME: text('backend'),
  LOG_LEVEL: choice(['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent'], 'info'),
  TRUSTED_PROXIES: networks(),
  ALLOWED_HOSTS: unless(
    (hosts) => isExposed() && hosts.includes('*'),
    '"*" lets anybody choose the host; with DEBUG=false name yours: ALLOWED_HOSTS=api.example.com',
    list('localhost,127.0.0.1,[::1],0.0.0.0')
  ),

  API_DOCS_ENABLED: flag(isDebug),

  CORS_ALLOW_ALL_ORIGINS: unless(
    (isOpen) => isExposed() && isOpen,
    'every site may call; with DEBUG=false name yours: CORS_ALLOWED_ORIGINS=https://app.example.com',
    flag(isDebug)
  ),
  CORS_ALLOWED_ORIGINS: list(''),
  CORS_ALLOWED_ORIGIN_REGEXES: patterns('^http://localhost:\\d+$ ^http://127\\.0\\.0\\.1:\\d+$'),

  DATABASE_URL: databaseUrl('sqlite:///tmp/db.sqlite3'),
  DATABASE_POOL_SIZE: integer(10, { min: 1, max: 1000 }),
  SECRET_KEY: secretKey(isExposed),
  SECRET_KEY_FALLBACKS: secretKeys(isExposed),

  LIMITER_STORE: unless(
    (store) => store === 'memory' && hasWorkers(),
    'with WEB_CONCURRENCY over 1 each worker would count for itself. Leave it out, or LIMITER_STORE=supervisor',
    limiterStore
  ),
  REDIS_URL: redisUrl({
    isNeeded: () => [process.env.LIMITER_STORE, process.env.QUEUE_DRIVER].includes('redis'),
  }),
  THROTTLE_ANON: rate('1000/minute'),
  THROTTLE_USER: rate('5000/minute'),
  THROTTLE_LOGIN: rate('20/minute'),
  THROTTLE_LOGIN_ACCOUNT: rate('50/hour'),
  THROTTLE_EMAIL: rate('5/hour'),
  THROTTLE_EMAIL_ORIGIN: rate('20/hour'),
  THROTTLE_ADMIN: rate('500/minute'),

  QUEUE_DRIVER: choice(['database', 'redis'], 'database'),

  JWT_ACCESS_LIFETIME: duration('15 minutes'),
  JWT_REFRESH_LIFETIME: duration('30 days'),
  JWT_SESSION_LIFETIME: duration('90 days'),
  JWT_REFRESH_ROTATION: choice(['compatible', 'strict'], 'compatible'),
  JWT_REFRESH_GRACE_SECONDS: integer(10, { min: 0, max: 10 }),
  JWT_ISSUER: text('yetanotherboilerplate'),
  JWT_AUDIENCE: text('yetanotherboilerplate-api'),

  PASSWORD_MIN_LENGTH: integer(8, { min: 8, max: 64 }),
  PASSWORD_REJECT_COMMON: flag(() => !isDebug()),

  EMAIL_PROVIDER: choice(
    ['console', 'smtp', 'mailgun', 'postmark', 'sendgrid', 'resend'],
    'console'
  ),
  DEFAULT_FROM_EMAIL: mailbox('no-reply@localhost'),
  EMAIL_REPLY_TO: optional(mailbox('')),
  EMAIL_HOST: neededFor('smtp'),
  EMAIL_PORT: integer(587, { min: 1, max: 65_535 }),
  EMAIL_HOST_USER: text(''),
  EMAIL_HOST_PASSWORD: neededBy('EMAIL_HOST_USER', () => Boolean(process.env.EMAIL_HOST_USER)),
  EMAIL_USE_TLS: flag(() => true),
  MAILGUN_API_KEY: neededFor('mailgun'),
  MAILGUN_DOMAIN: neededFor('mailgun'),
  POSTMARK_SERVER_TOKEN: neededFor('postmark'),
  SENDGRID_API_KEY: neededFor('sendgrid'),
  RESEND_API_KEY: neededFor('resend'),
  EMAIL_API_URL: optional(webAddress('https://api.eu.mailgun.net/v3')),
  EMAIL_CONSOLE_SHOW_SECRETS: flag(() => false),
  EMAIL_SEND_IN_SERVER: flag(() => true),

  EMAIL_VERIFICATION: choice(['optional', 'required'], 'optional'),
  FRONTEND_URL: optional(webAddress('https://app.example.com')),
  MAGIC_LINK_VERIFY_URL: optional(webAddress('https://app.example.com/welcome')),
  MAGIC_LINK_DEBUG_ECHO_TOKEN: unless(
    (isEchoed) => isEchoed && !isDebug(),
    'anybody could sign in as anybody; with DEBUG=false remove it',
    flag(() => false)
  ),
})

/* AdonisJS reads these three from the process itself */
process.env.NODE_ENV = env.get('NODE_ENV')
process.env.HOST = env.get('HOST')
process.env.PORT = String(env.get('PORT'))

export default env
