import { dirname, join } from 'node:path'
import { clientAddress, isTrustedProxy } from '#services/client_address'
import { refuseUrl } from '#services/edge_answer'
import env from '#start/env'
import { keptSecretKey } from '#start/secret_key'
import { Secret } from '@adonisjs/core/helpers'
import { defineConfig } from '@adonisjs/core/http'

const database = env.get('DATABASE_URL')
const home = database.client === 'sqlite' ? dirname(database.filename) : 'tmp'
const secretKey = env.get('SECRET_KEY') ?? keptSecretKey(join(home, 'secret_key'))

/**
 * The keys that sign and encrypt, newest first. Only the first one signs; the
 * others still verify, so a key is changed without signing anybody out.
 */
export const secretKeys = [secretKey, ...env.get('SECRET_KEY_FALLBACKS')]

/** AdonisJS's own name for the key. */
export const appKey = new Secret(secretKey)

/** Where this application is reached from outside. Links are made from it, never from a header. */
export const appUrl = env.get('APP_URL')

/**
 * Conveniences for a developer, dangerous with other people's data: demo
 * accounts, mild password rules, readable logs.
 */
export const isDebug = env.get('DEBUG')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,

  /**
   * Whose word on the client is believed. AdonisJS would trust every process of
   * this machine; here only TRUSTED_PROXIES counts.
   */
  trustProxy: (address: string) => isTrustedProxy(address),
  getIp: (request) => clientAddress(request.request),

  onBadUrl: refuseUrl,

  /** What leaves are plain members of our own: nothing that JSON.stringify would stumble over. */
  serializeJSON: JSON.stringify,

  cookie: {
    domain: '',
    path: '/',
    maxAge: '2h',
    httpOnly: true,
    secure: !isDebug,
    sameSite: 'lax',
  },
})
