import MailFailed from '#commands/mail_failed'
import MailRetry from '#commands/mail_retry'
import MailTest from '#commands/mail_test'
import OutgoingMail from '#models/outgoing_mail'
import ace from '@adonisjs/core/services/ace'
import mail from '@adonisjs/mail/services/main'
import { test } from '@japa/runner'

/** A mail that was given up. */
async function giveUp(recipient: string) {
  const outgoing = await OutgoingMail.create({ kind: 'password_changed', recipient })
  await outgoing.claim()
  await outgoing.markFailed({ reason: '422 no such mailbox', isFinal: true })

  return outgoing
}

test.group('Commands for mails', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('mail:failed lists what was given up, and why (132)', async () => {
    const none = await ace.exec('mail:failed', [])
    none.assertLog('[ green(success) ] No mail was given up')
    const { id } = await giveUp('ada@example.com')

    const command = await ace.create(MailFailed, [])
    await command.exec()

    command.assertSucceeded()
    command.assertLogMatches(new RegExp(`${id}.*ada@example\\.com.*422 no such mailbox`, 's'))
  })

  test('mail:retry sends one of them again, and leaves the others', async ({ assert }) => {
    const one = await giveUp('ada@example.com')
    const other = await giveUp('grace@example.com')

    const command = await ace.create(MailRetry, [one.id])
    await command.exec()

    command.assertSucceeded()
    await Promise.all([one.refresh(), other.refresh()])
    assert.deepEqual([one.state, other.state], ['waiting', 'failed'])
  })

  test('mail:retry without a mail, or with one that was not given up, fails')
    .with([[], ['all'], ['00000000-0000-7000-8000-000000000000']])
    .run(async (_, args) => {
      const command = await ace.create(MailRetry, args)
      await command.exec()

      command.assertFailed()
    })

  test('mail:test sends one at once', async ({ cleanup }) => {
    const { mails } = mail.fake()
    cleanup(() => mail.restore())

    const command = await ace.create(MailTest, ['Ada@Example.com'])
    await command.exec()

    command.assertSucceeded()
    mails.assertSentCount(1)
  })

  test('mail:test refuses what is no address', async () => {
    const command = await ace.create(MailTest, ['ada@'])
    await command.exec()

    command.assertFailed()
    command.assertLog('[ red(error) ] ada@ is no email address')
  })
})
