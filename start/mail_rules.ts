/*
|--------------------------------------------------------------------------
| Rules for the variables of email
|--------------------------------------------------------------------------
|
| They answer and throw as the rules of start/env_rules.ts do.
|
*/

import type { Rule } from '#start/env_rules'

/** Characters that end a name in an address header, or the header itself. */
const MAILBOX = /^(?:([^\p{Cc}"(),.:;<>@[\]\\]*) )?<?([^\s<>@",;:]+@[^\s<>@",;:]+?)>?$/u

/** Whom mails are from, "Example <no-reply@example.com>" or the address alone. */
export const mailbox =
  (fallback: string): Rule<{ address: string; name: string }> =>
  (name, value) => {
    const match = (value || fallback).trim().match(MAILBOX)
    if (match) return { address: match[2], name: match[1]?.trim() ?? '' }

    throw new Error(
      `${name}: "${value}" is no mailbox, or its name has punctuation. ` +
        `An example that works: ${name}="Example <no-reply@example.com>"`
    )
  }

/** Text that another setting asks for; empty where nothing does. */
export const neededBy =
  (setting: string, isNeeded: () => boolean): Rule<string> =>
  (name, value = '') => {
    if (value || !isNeeded()) return value
    throw new Error(`${name} is missing, and ${setting} needs it. Set it as docs/email.md shows`)
  }
