import type { HttpResponse } from '@adonisjs/core/http'

const SMALLEST = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
}

/** Lets the browser show a page: with our own stylesheets, and with what else the page names. */
export function allowPage(response: HttpResponse, sources: Record<string, string> = {}) {
  const directives = Object.entries({ ...SMALLEST, ...sources })
  const policy = directives.map((directive) => directive.join(' ')).join('; ')

  response.header('Content-Security-Policy', policy)
}
