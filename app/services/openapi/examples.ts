import vine from '@vinejs/vine'

/**
 * Shows a value in the documentation: `vine.string().use(example('Ada'))`. It
 * validates nothing. Vine's own .meta() would let null pass as well.
 */
export const example = vine.createRule<unknown>(() => {}, {
  toJSONSchema: (schema, value) => Object.assign(schema, { examples: [value] }),
})

/** One person whom all examples are about. */
export const examples = {
  id: '0199f3a2-7c1e-7d4b-9a53-2f6e8c1b0d47',
  time: '2026-01-31T09:30:00.123Z',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
  firstName: 'Ada',
  lastName: 'Lovelace',
  accessToken: exampleToken('access'),
  refreshToken: exampleToken('refresh'),
  mailedToken: 'q7Yb0m3nX1fVZ8sKcE5tLh2uWjD9rPaG4iOvNxQeTzA',
}

/** As long as a reader needs to recognize one, and signed by nobody. */
function exampleToken(type: string) {
  const parts = [{ alg: 'HS256', typ: 'JWT' }, { token_type: type }]
  const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))

  return [...encoded, 'c2lnbmF0dXJl'].join('.')
}
