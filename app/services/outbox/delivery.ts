import { outboxConfig } from '#config/outbox'
import OutgoingMail from '#models/outgoing_mail'
import { failureOf } from '#services/outbox/failure'
import { mailKinds } from '#services/outbox/kinds'
import { previewOf } from '#services/outbox/preview'
import { withPatience } from '#services/patience'
import logger from '@adonisjs/core/services/logger'
import mailer from '@adonisjs/mail/services/main'
import type TemplatedMail from '#mails/templated_mail'

/**
 * Sends mails that are due, some at once. They are composed one after the
 * other, so that of two for the same purpose the later one has the token that works.
 *
 * @returns how many it took on
 */
export async function deliverDue() {
  const claimed = await OutgoingMail.claim(outboxConfig.concurrency)
  const composed: [OutgoingMail, TemplatedMail][] = []

  for (const outgoing of claimed) {
    const mail = await compose(outgoing)
    if (mail) composed.push([outgoing, mail])
  }
  await Promise.all(composed.map(([outgoing, mail]) => send(outgoing, mail)))

  return claimed.length
}

async function compose(outgoing: OutgoingMail) {
  try {
    if (outgoing.attempts > outboxConfig.maxAttempts) throw new Error('every attempt was cut off')

    const mail = await mailKinds[outgoing.kind].compose(outgoing)
    if (mail) await mail.buildWithContents()
    else await outgoing.delete()

    return mail
  } catch (error) {
    await noteFailure(outgoing, error)
  }
}

async function send(outgoing: OutgoingMail, mail: TemplatedMail) {
  try {
    await withPatience(mailer.send(mail), outboxConfig.patience)
  } catch (error) {
    return noteFailure(outgoing, error)
  }

  await outgoing.markSent(outboxConfig.keepsPreviews ? previewOf(mail) : null)
}

async function noteFailure(outgoing: OutgoingMail, error: unknown) {
  const { id, kind, attempts } = outgoing
  const failure = failureOf(error)

  logger.warn({ mail_id: id, kind, attempts, reason: failure.reason }, 'a mail was not sent')
  await outgoing.markFailed(failure)
}
