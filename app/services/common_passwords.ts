import { dictionary } from '@zxcvbn-ts/language-common'

/** Some 49,000 passwords in the order in which leaks show them. */
const common = new Set(dictionary['passwords-common'].map((password) => String(password)))

/** Whether a password is among the commonest, in any letter case. */
export function isCommonPassword(password: string) {
  return common.has(password.toLowerCase())
}

/** Whether a password contains the address of its account or is the part before the @. */
export function resemblesEmail(password: string, email: string) {
  const folded = password.toLowerCase()
  return folded.includes(email) || folded === email.slice(0, email.lastIndexOf('@'))
}
