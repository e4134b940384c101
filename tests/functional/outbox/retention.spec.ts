import { outboxConfig } from '#config/outbox'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import { pruneOutbox } from '#services/outbox/retention'
import { receiveOne } from '#tests/helpers/mailbox'
import { turn } from '#tests/helpers/settings'
import { test, timeTravel } from '@japa/runner'

const write = (recipient = 'ada@example.com') =>
  OutgoingMail.create({ kind: 'magic_link', recipient, variables: { network: '127.0.0.1' } })

test.group('The outbox', () => {
  test('forgets mails after their retention, and tokens that expired', async ({ assert }) => {
    await write()
    await receiveOne()
    const failed = await write('grace@example.com')
    timeTravel('8 days')
    await failed.claim()
    await failed.markFailed({ reason: 'no', isFinal: true })

    await pruneOutbox()

    const left = await OutgoingMail.all()
    assert.deepEqual(
      left.map(({ id }) => id),
      [failed.id]
    )
    assert.isEmpty(await MailedToken.all())
  })

  test('keeps mails as they were sent for developers only (56)', async ({ assert }) => {
    const shown = await write()
    await receiveOne()
    turn(outboxConfig, { keepsPreviews: false })
    const unseen = await write()
    await receiveOne()

    await Promise.all([shown.refresh(), unseen.refresh()])

    assert.equal(shown.preview?.subject, 'Sign in')
    assert.isNull(unseen.preview)
  })
})
