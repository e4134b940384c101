import { readFile, writeFile } from 'node:fs/promises'
import EmailChangeNoticeMail from '#mails/email_change_notice_mail'
import { ConsoleTransport } from '#services/mail_transports/console'
import { mailKinds } from '#services/outbox/kinds'
import { previewOf } from '#services/outbox/preview'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type TemplatedMail from '#mails/templated_mail'
import type { MailKind } from '#services/outbox/kinds'

const folder = app.makePath('tests/functional/outbox/snapshots')
const kinds = Object.keys(mailKinds) as MailKind[]

async function built(mail: TemplatedMail) {
  await mail.buildWithContents()
  return previewOf(mail)
}

test.group('Mails', () => {
  /** UPDATE_SNAPSHOTS=1 writes them anew: look at the difference before you commit it. */
  test('{$self} says what it is meant to say')
    .with(kinds)
    .run(async ({ assert }, kind) => {
      const { headers, text, html } = await built(mailKinds[kind].sample())

      for (const [file, content] of [
        [`${folder}/${kind}.txt`, `${headers}\n\n${text}`],
        [`${folder}/${kind}.html`, html],
      ]) {
        if (process.env.UPDATE_SNAPSHOTS) await writeFile(file, content)
        assert.equal(content, await readFile(file, 'utf8'))
      }
    })

  test('{$self} loads nothing, and follows the colours of its reader')
    .with(kinds)
    .run(async ({ assert }, kind) => {
      const { html } = await built(mailKinds[kind].sample())

      assert.notMatch(html, /<img|<script|<link|url\(|@import|src=/i)
      assert.include(html, '<meta name="color-scheme" content="light dark" />')
      assert.notMatch(html, /(?<!border-)color: ?[#a-z]|background/i)
    })

  test('text of users is escaped in HTML and plain in text (61)', async ({ assert }) => {
    const email = "o'neil&<b>@example.com"

    const { html, text } = await built(new EmailChangeNoticeMail(email, { email, newEmail: email }))

    assert.include(text, email)
    assert.notInclude(html, '<b>')
    assert.include(html, '&amp;&lt;b&gt;@example.com')
  })
})

test.group('The console', () => {
  const print = async (showsSecrets: boolean) => {
    const printed: string[] = []
    const mail = mailKinds.magic_link.sample()
    const { text, subject } = await built(mail)
    const token = 'x'.repeat(43)
    await new ConsoleTransport({ showsSecrets, print: (line) => printed.push(line) }).send({
      from: { address: 'no-reply@example.com', name: 'Example' },
      to: ['ada@example.com'],
      subject,
      text: text.replace('sample', token),
    })

    return { token, printed: printed.join('\n') }
  }

  test('shows a mail with its link on a line of its own', async ({ assert }) => {
    const { token, printed } = await print(true)

    assert.match(printed, new RegExp(`^http://localhost:8000/magic-verify/${token}$`, 'm'))
    assert.match(printed, /^To: ada@example\.com$/m)
    assert.match(printed, /^12345678$/m)
  })

  test('masks links and codes where others read the log (138)', async ({ assert }) => {
    const { token, printed } = await print(false)

    assert.notInclude(printed, token)
    assert.notInclude(printed, '12345678')
    assert.include(printed, 'http://localhost:8000/magic-verify/********')
  })
})
