import { domainToASCII } from 'node:url'

/** Dot-atom of RFC 5322 in ASCII, lower case: no quotes, no blanks, nothing invisible. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/** Letters, digits, hyphens and dots of any script, before they become punycode. */
const DOMAIN_TEXT = /^[\p{L}\p{M}\p{N}.-]+$/u
const DOMAIN =
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * The one spelling of an email address in which it is stored and compared
 * everywhere: trimmed, NFC, lower case, the domain in punycode. Null when the
 * text is no address that this application accepts. Only ASCII letters of the
 * local part are folded: some letters of other scripts would fold to ASCII ones.
 */
export function normalizeEmail(text: string) {
  if (text.length > 320) return null

  const address = text.trim()
  const at = address.lastIndexOf('@')
  const local = address
    .slice(0, Math.max(at, 0))
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  const domain = address
    .slice(at + 1)
    .normalize('NFC')
    .toLowerCase()
  if (!LOCAL_PART.test(local) || local.length > 64 || !DOMAIN_TEXT.test(domain)) return null

  const ascii = domainToASCII(domain)
  const normalized = `${local}@${ascii}`
  return DOMAIN.test(ascii) && normalized.length <= 254 ? normalized : null
}

/**
 * A part of an address as it would be stored, to look for it. A whole address is
 * normalized like any other; of a part only letters can be.
 */
export function normalizeEmailPart(text: string) {
  return normalizeEmail(text) ?? text.trim().normalize('NFC').toLowerCase()
}
