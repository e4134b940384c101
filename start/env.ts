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
import {
  choice,
  databaseUrl,
  duration,
  flag,
  integer,
  list,
  networks,
  patterns,
  rate,
  redisUrl,
  text,
  unless,
  webAddress,
} from '#start/env_rules'
import { secretKey, secretKeys } from '#start/secret_key'
import { Env } from '@adonisjs/core/env'

/* Rules that look at a second variable: by then .env has been read into the process */
const isDebugDefault = () => process.env.NODE_ENV !== 'production'
const isDebug = () => /^(true|1|yes|on)$/i.test(process.env.DEBUG || String(isDebugDefault()))
const isExposed = () => !isDebug() && /^postgres/.test(process.env.DATABASE_URL ?? '')

const env = await Env.create(pathToFileURL(`${process.cwd()}/`), {
  NODE_ENV: choice(['development', 'production', 'test'], 'development'),
  DEBUG: flag(isDebugDefault),
  HOST: text('127.0.0.1'),
  PORT: integer(8000, { min: 0, max: 65_535 }),
  APP_URL: webAddress('http://localhost:8000'),
  LOG_LEVEL: choice(['info', 'trace', 'debug', 'warn', 'error', 'fatal', 'silent'], 'info'),
  TRUSTED_PROXIES: networks(),
  ALLOWED_HOSTS: unless(
    (hosts) => isExposed() && hosts.includes('*'),
    '"*" lets anybody choose the host; with DEBUG=false name yours: ALLOWED_HOSTS=api.example.com',
    list('localhost,127.0.0.1,[::1],0.0.0.0')
  ),

  CORS_ALLOW_ALL_ORIGINS: unless(
    (isOpen) => isExposed() && isOpen,
    'every site may call; with DEBUG=false name yours: CORS_ALLOWED_ORIGINS=https://app.example.com',
    flag(isDebug)
  ),
  CORS_ALLOWED_ORIGINS: list(''),
  CORS_ALLOWED_ORIGIN_REGEXES: patterns('^http://localhost:\\d+$ ^http://127\\.0\\.0\\.1:\\d+$'),

  DATABASE_URL: databaseUrl('sqlite:///tmp/db.sqlite3'),
  SECRET_KEY: secretKey(isExposed),
  SECRET_KEY_FALLBACKS: secretKeys(isExposed),

  LIMITER_STORE: choice(['memory', 'redis', 'database'], 'memory'),
  REDIS_URL: redisUrl({ isNeeded: () => process.env.LIMITER_STORE === 'redis' }),
  THROTTLE_ANON: rate('1000/minute'),
  THROTTLE_USER: rate('5000/minute'),
  THROTTLE_LOGIN: rate('20/minute'),
  THROTTLE_LOGIN_ACCOUNT: rate('50/hour'),
  THROTTLE_ADMIN: rate('500/minute'),

  JWT_ACCESS_LIFETIME: duration('15 minutes'),
  JWT_REFRESH_LIFETIME: duration('30 days'),
  JWT_SESSION_LIFETIME: duration('90 days'),
  JWT_REFRESH_ROTATION: choice(['compatible', 'strict'], 'compatible'),
  JWT_REFRESH_GRACE_SECONDS: integer(10, { min: 0, max: 10 }),
  JWT_ISSUER: text('yetanotherboilerplate'),
  JWT_AUDIENCE: text('yetanotherboilerplate-api'),

  PASSWORD_MIN_LENGTH: integer(8, { min: 8, max: 64 }),
  PASSWORD_REJECT_COMMON: flag(() => !isDebug()),
})

/* AdonisJS reads these three from the process itself */
process.env.NODE_ENV = env.get('NODE_ENV')
process.env.HOST = env.get('HOST')
process.env.PORT = String(env.get('PORT'))

export default env
