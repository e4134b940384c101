import type { HttpRequest } from '@adonisjs/core/http'

/** What a request tells about the device it comes from. */
export type Device = { userAgent: string; ipAddress: string }

/** What the owner of a session will know it by. Control characters are none of it. */
export function deviceOf(request: HttpRequest): Device {
  const userAgent = (request.header('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '')
  return { userAgent, ipAddress: request.ip() }
}
