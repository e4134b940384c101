import { outboxConfig } from '#config/outbox'
import { toTimestamp } from '#database/columns'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import { DateTime } from 'luxon'

/** Removes mails that are past their retention, and tokens that have expired. */
export async function pruneOutbox() {
  const daysAgo = (days: number) => toTimestamp(DateTime.utc().minus({ days }))

  await OutgoingMail.query().where('sent_at', '<', daysAgo(outboxConfig.keepSentDays)).delete()
  await OutgoingMail.query().where('failed_at', '<', daysAgo(outboxConfig.keepFailedDays)).delete()
  await MailedToken.query().where('expires_at', '<', toTimestamp(DateTime.utc())).delete()
}
