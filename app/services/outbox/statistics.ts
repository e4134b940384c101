import OutgoingMail from '#models/outgoing_mail'

/** For how many seconds the mail that is due for longest has been; 0 when none is. */
export async function oldestMailAge() {
  const dueAt = await OutgoingMail.dueSince()
  return dueAt ? Math.max(0, -dueAt.diffNow().as('seconds')) : 0
}
