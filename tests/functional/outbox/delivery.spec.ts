import { outboxConfig } from '#config/outbox'
import { UserFactory } from '#database/factories/user_factory'
import MailedToken from '#models/mailed_token'
import OutgoingMail from '#models/outgoing_mail'
import { deliverDue } from '#services/outbox/delivery'
import { receive, receiveOne } from '#tests/helpers/mailbox'
import { turn } from '#tests/helpers/settings'
import { errors } from '@adonisjs/mail'
import mail from '@adonisjs/mail/services/main'
import { test, timeTravel } from '@japa/runner'

const write = (recipient = 'ada@example.com') =>
  OutgoingMail.create({ kind: 'magic_link', recipient, variables: { network: '127.0.0.1' } })

/** A provider that answers like this, and counts how often it is asked. */
function providerThat(send: () => Promise<unknown>) {
  const mailer = mail.fake()
  const provider = { calls: 0 }
  mailer.sendCompiled = async () => {
    provider.calls++
    return send() as never // what the outbox makes nothing of
  }
  return provider
}

const refusal = (status: number) => async () => {
  const cause = { response: { status }, data: { message: 'no such mailbox' } }
  throw new errors.E_MAIL_TRANSPORT_ERROR('Unable to send', { cause })
}

test.group('The outbox', (group) => {
  group.each.teardown(() => mail.restore())

  test('sends a mail once', async ({ assert }) => {
    const outgoing = await write()

    await receiveOne()

    assert.isEmpty(await receive())
    await outgoing.refresh()
    assert.equal(outgoing.state, 'sent')
  })

  test('tries again later when the provider is away, not in between (49)', async ({ assert }) => {
    const provider = providerThat(async () => {
      throw new Error('connect ECONNREFUSED')
    })
    const outgoing = await write()

    while (await deliverDue());
    assert.equal(provider.calls, 1)
    await outgoing.refresh()
    assert.equal(outgoing.state, 'waiting')
    assert.equal(outgoing.lastError, 'connect ECONNREFUSED')
    timeTravel('3 seconds')

    const letter = await receiveOne()
    assert.equal(letter.to, 'ada@example.com')
  })

  test('waits longer after each failure', async ({ assert }) => {
    providerThat(refusal(503))
    const outgoing = await write()

    const pauses: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      await deliverDue()
      await outgoing.refresh()
      const pause = outgoing.dueAt.toMillis() - Date.now()
      pauses.push(pause)
      timeTravel(pause)
    }

    for (const [index, pause] of pauses.entries()) {
      const longest = Math.min(outboxConfig.firstPause * 2 ** index, outboxConfig.longestPause)
      assert.isAtMost(pause, longest)
      assert.isAtLeast(pause, longest / 2 - 1000)
    }
  })

  test('keeps a mail that it gave up, with what the provider said (132)', async ({ assert }) => {
    turn(outboxConfig, { maxAttempts: 1 })
    providerThat(refusal(503))
    const outgoing = await write()

    await deliverDue()

    await outgoing.refresh()
    assert.equal(outgoing.state, 'failed')
    assert.equal(outgoing.lastError, '503 {"message":"no such mailbox"}')
  })

  test('does not repeat what the provider will never take', async ({ assert }) => {
    providerThat(refusal(422))
    const outgoing = await write()

    await deliverDue()

    await outgoing.refresh()
    assert.equal(outgoing.state, 'failed')
  })

  test('gives up on a provider that does not answer', async ({ assert }) => {
    turn(outboxConfig, { patience: 20 })
    providerThat(() => new Promise(() => {}))
    const outgoing = await write()

    await deliverDue()

    await outgoing.refresh()
    assert.equal(outgoing.lastError, 'no answer in 20 ms')
  })

  test('leaves a mail to who has claimed it, until the lease is over (132)', async ({ assert }) => {
    await write()
    assert.lengthOf(await OutgoingMail.claim(5), 1)

    assert.isEmpty(await receive())
    timeTravel(outboxConfig.lease + 1)
    await receiveOne()
  })

  test('does not believe the one whose lease is over', async ({ assert }) => {
    const outgoing = await write()
    const [slow] = await OutgoingMail.claim(5)
    timeTravel(outboxConfig.lease + 1)
    await receiveOne()

    await slow.markFailed({ reason: 'late', isFinal: true })

    await outgoing.refresh()
    assert.equal(outgoing.state, 'sent')
  })

  test('sends on when the clock was an hour fast and is right again (137)', async ({ assert }) => {
    const outgoing = await write()
    await outgoing.merge({ dueAt: outgoing.dueAt.plus({ hours: 1 }) }).save()

    const letter = await receiveOne()

    assert.equal(letter.to, 'ada@example.com')
  })

  test('gives up on a mail whose every attempt was cut off (132)', async ({ assert }) => {
    const outgoing = await write()
    await outgoing.merge({ attempts: outboxConfig.maxAttempts }).save()

    assert.isEmpty(await receive())

    await outgoing.refresh()
    assert.equal(outgoing.state, 'failed')
  })

  test('of two mails for one purpose an older one never revives its token', async ({ assert }) => {
    const user = await UserFactory.create()
    const older = await user.mail('verify_email')
    await older.merge({ dueAt: older.dueAt.plus({ seconds: 30 }) }).save()
    await user.mail('verify_email')
    await receiveOne()
    const { tokenHash } = await MailedToken.firstOrFail()
    timeTravel('31 seconds')

    assert.isEmpty(await receive())

    const left = await MailedToken.firstOrFail()
    assert.equal(left.tokenHash, tokenHash)
  })
})
