import { adminConfig } from '#config/admin'
import { UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { signInCookie } from '#services/admin/cookies'
import { csrfTokenFor } from '#services/admin/csrf'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient, ApiResponse } from '@japa/api-client'
import type User from '#models/user'

type Fields = Record<string, string | string[]>

const device = { userAgent: 'Japa', ipAddress: '127.0.0.1' }

/** Somebody of the staff who has signed in to the site, and a browser that follows no redirect. */
export async function staffOnSite(client: ApiClient, account?: User) {
  const user = account ?? (await UserFactory.apply('staff').create())
  const session = await db.transaction((trx) =>
    Session.start(user, { ...device, lifetimes: adminConfig.lifetimes }, trx)
  )
  const cookie = signInCookie(session)
  const csrf = csrfTokenFor(session.id)

  return { user, session, cookie, csrf, ...browserWith(client, cookie, csrf) }
}

/** A browser that has opened the page to sign in, and nothing else. */
export async function strangerOnSite(client: ApiClient) {
  const page = await client.get('/admin/login/')
  const csrf = tokenIn(page)

  return { csrf, ...browserWith(client, cookiesOf(page), csrf) }
}

/** The cookies that an answer sets, as the browser sends them back. */
export function cookiesOf(response: ApiResponse) {
  return setCookies(response)
    .map((line) => line.split(';')[0])
    .join('; ')
}

export function setCookies(response: ApiResponse) {
  return [response.headers()['set-cookie'] ?? []].flat()
}

export function tokenIn(response: ApiResponse) {
  return response.text().match(/name="_csrf" value="([^"]+)"/)![1]
}

function browserWith(client: ApiClient, cookie: string, csrf: string) {
  return {
    get: (path: string) => client.get(path).header('cookie', cookie).redirects(0),
    post: (path: string, fields: Fields = {}) =>
      client
        .post(path)
        .header('cookie', cookie)
        .redirects(0)
        .form({ _csrf: csrf, ...fields }),
  }
}
