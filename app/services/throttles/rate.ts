const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** So many requests in so many seconds. */
export type Rate = { requests: number; seconds: number }

/**
 * Reads Django REST framework's notation, "10/minute": a number, then second,
 * minute, hour or day, of which the first letter is enough.
 *
 * @throws when the text is anything else
 */
export function parseRate(text: string): Rate {
  const match = text.trim().match(/^([1-9]\d{0,8})\/(s|sec|second|m|min|minute|h|hour|d|day)$/)
  if (!match) throw new Error(`"${text}" is no rate. Write, for example, 10/minute.`)

  const unit = match[2].charAt(0) as keyof typeof SECONDS // one of the letters, says the pattern
  return { requests: Number(match[1]), seconds: SECONDS[unit] }
}
