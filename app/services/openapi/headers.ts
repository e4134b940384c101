/** The headers that clients act on. Those of safety are on every answer and of no use to a client. */
export const headers = {
  'X-Request-Id': header('The id of the request. Quote it in a report.', '0199f3a2-7c1e'),
  'RateLimit-Policy': header(
    'Each throttle that counted the request: q requests in w seconds.',
    '"anon";q=1000;w=60'
  ),
  'RateLimit': header(
    'What each throttle has left: r requests in the next t seconds.',
    '"anon";r=999;t=60'
  ),
  'Retry-After': header('After how many seconds to try again.', '30', '^\\d+$'),
  'WWW-Authenticate': header('How to sign in (RFC 6750).', 'Bearer realm="api"', '^Bearer '),
  'Location': header('Where to go.', '/api/docs/'),
}

type HeaderName = keyof typeof headers

/** References to headers, for an answer that always has them. */
export function headersNamed(...names: HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
}

/** The same for headers that an answer has at times. */
export function optionalHeaders(...names: HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, { ...headers[name], required: false }]))
}

function header(description: string, example: string, pattern?: string) {
  return { description, required: true, schema: { type: 'string', pattern }, example }
}
