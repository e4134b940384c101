import { UserFactory } from '#database/factories/user_factory'
import registry from '#services/admin/registry'
import { cookiesOf, staffOnSite } from '#tests/helpers/admin_site'
import { unescaped, valuesIn } from '#tests/helpers/forms'
import { createHostileRow, HOSTILE } from '#tests/helpers/hostile_rows'
import { Specimen, withSpecimens } from '#tests/helpers/specimens'
import { test } from '@japa/runner'

const SHOWN = /&lt;script&gt;alert\(1\)&lt;\/script&gt;[^<>]*\{\{ 7\*7 \}\}/
const RAW = /<script>alert|<img/
const slugs = registry.all().map(({ slug }) => slug)

const visit = async (client: Parameters<typeof staffOnSite>[0]) =>
  staffOnSite(client, await UserFactory.apply('superuser').create())

test.group('Hostile text', (group) => {
  withSpecimens(group)

  test('in any column of {$self} is text on each page that shows it')
    .with([...slugs, 'specimens'])
    .run(async ({ assert, client }, slug) => {
      const { get, post } = await visit(client)
      const admin = registry.all().find((one) => one.slug === slug)!
      const { key, columns } = await createHostileRow(admin)
      const path = `/admin/${slug}/`

      const pages = [
        await get(path),
        await get(`${path}${key}/`),
        await get(`${path}${key}/history/`),
        await get(`${path}${key}/delete/`),
        await get(`${path}?q=${encodeURIComponent(HOSTILE)}`),
        await post(`${path}actions/`, { action: 'delete', ids: key }),
      ]

      for (const page of pages) assert.notMatch(page.text(), RAW)
      pages[0].assertStatus(200)
      pages[1].assertStatus(200)
      if (columns) assert.match(pages[1].text(), SHOWN)
    })

  test('in names of options stays in its JSON, and is written with care into a file', async ({
    client,
  }) => {
    const { get } = await visit(client)
    await Specimen.create({ name: '=HYPERLINK("http://x","y")', note: HOSTILE })

    const options = await get('/admin/specimens/options/?q=hyper')
    options.assertHeader('content-type', 'application/json; charset=utf-8')
    options.assertHeader('x-content-type-options', 'nosniff')

    const file = await get('/admin/specimens/export/')
    file.assertHeader('content-type', 'text/csv; charset=utf-8')
    file.assertTextIncludes(`"'=HYPERLINK(""http://x"",""y"")"`)
  })

  test('that is entered comes back as it was, in the message about it too', async ({
    assert,
    client,
  }) => {
    const { get, post, cookie } = await visit(client)
    const name = '<b>"&amp;\'{{ 1 }}'

    const saved = await post('/admin/groups/add/', { name, _continue: '1' })

    const path = saved.header('location')!
    const form = await get(path)
    assert.equal(valuesIn(form).name, name)
    const told = await client.get(path).header('cookie', `${cookie}; ${cookiesOf(saved)}`)
    assert.include(unescaped(told.text()), `Group “${name}” was added.`)
    assert.notInclude(told.text(), '<b>')
  })
})

test.group('Text that no database takes', () => {
  test('is refused, wherever it is sent (123)')
    .with(['email=a%00b', 'email=%ED%A0%80', 'email=%FF', '__proto__=x&email=', '%'])
    .run(async ({ client }, body) => {
      const user = await UserFactory.apply('superuser').create()
      const { cookie, csrf } = await staffOnSite(client, user)

      for (const path of ['/admin/users/add/', `/admin/users/${user.id}/`, '/admin/throttles/']) {
        const response = await client
          .post(path)
          .header('cookie', cookie)
          .redirects(0)
          .header('x-csrf-token', csrf)
          .header('content-type', 'application/x-www-form-urlencoded')
          .setup((request) => void request.request.send(body))
        response.assertStatus(400)
      }
    })
})
