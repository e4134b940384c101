import InvalidOrExpiredException from '#exceptions/invalid_or_expired_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import WrongPasswordException from '#exceptions/wrong_password_exception'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import { isUniqueViolation } from '#services/database_errors'
import { verifyPassword } from '#services/passwords'
import db from '@adonisjs/lucid/services/db'
import type User from '#models/user'

type EmailChange = { email: string; password: string }

/**
 * Asks the new mailbox for a proof, and tells the old one. Whether the new
 * address has an account already is not told.
 *
 * @throws ValidationFailedException, ServiceUnavailableException
 */
export async function requestEmailChange(user: User, { email, password }: EmailChange) {
  const isMatch = await verifyPassword(user.password, password)
  if (!isMatch) throw new WrongPasswordException()
  if (email === user.email) {
    throw new ValidationFailedException({ email: ['This is the address of your account already'] })
  }

  await db.transaction(async (client) => {
    const request = { kind: 'change_email', recipient: email, userId: user.id } as const
    await OutgoingMail.create(request, { client })
    await user.useTransaction(client).mail('email_change_notice', { newEmail: email })
  })
}

/** @throws InvalidOrExpiredException also when somebody else has taken the address since */
export async function changeEmail(token: string) {
  try {
    return await db.transaction(async (client) => {
      const { user, email } = await MailedToken.redeem('change_email', token, client)
      return user.moveTo(email)
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new InvalidOrExpiredException()
  }
}
