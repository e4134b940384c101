import { startSession } from '#auth/tokens'
import { emailConfig } from '#config/email'
import InvalidOrExpiredException from '#exceptions/invalid_or_expired_exception'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import User from '#models/user'
import { networkOf } from '#services/client_address'
import { isUniqueViolation } from '#services/database_errors'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { v7 as uuid } from 'uuid'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Device } from '#services/device'

type MagicLink = { token: string; email?: string }

const CODE = /^\d{8}$/

/**
 * Has a link and a code mailed. They are made when the mail is composed, unless
 * the configuration wants the token in the answer.
 *
 * @returns that token, or undefined
 */
export async function requestMagicLink(recipient: string, ipAddress: string) {
  const mail = { id: uuid(), kind: 'magic_link', recipient } as const
  const network = networkOf(ipAddress)
  const secrets = emailConfig.echoesMagicToken
    ? await MailedToken.issue({ purpose: mail.kind, mailId: mail.id, email: recipient, network })
    : null

  await OutgoingMail.create({ ...mail, variables: { network, ...secrets } })
  return secrets?.token
}

/**
 * Signs in whoever has read the mail. A mailbox without an account gets one,
 * without a password.
 *
 * @throws InvalidOrExpiredException
 */
export async function signInByMagicLink(link: MagicLink, device: Device) {
  try {
    return await tryToSignIn(link, device)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return tryToSignIn(link, device) // the address was registered at the same moment
  }
}

async function tryToSignIn(link: MagicLink, device: Device) {
  const signedIn = await db.transaction(async (client) => {
    const email = await redeem(link, networkOf(device.ipAddress), client)
    return email && enter(email, device, client)
  })

  // Outside of the transaction: what a wrong guess cost has to stay
  if (!signedIn) throw new InvalidOrExpiredException()
  return signedIn
}

/** The mailbox that was proven; null for a wrong guess. */
async function redeem(
  { token, email }: MagicLink,
  network: string,
  client: TransactionClientContract
) {
  if (CODE.test(token)) {
    const redeemed = await MailedToken.redeemCode(token, { email, network }, client)
    return redeemed?.email ?? null
  }

  const found = await MailedToken.findLive('magic_link', token, client)
  if (email && email !== found.email) throw new InvalidOrExpiredException()

  await found.useUp()
  return found.email
}

async function enter(email: string, device: Device, client: TransactionClientContract) {
  const known = await User.query({ client }).where({ email }).forUpdate().first()
  const user = known ?? (await User.signUp(email, client))
  if (!user.isActive) throw new InvalidOrExpiredException()

  await user.proveMailbox()
  await user.merge({ lastLogin: DateTime.utc() }).save()

  return { user, tokens: await startSession(user, device, client) }
}
