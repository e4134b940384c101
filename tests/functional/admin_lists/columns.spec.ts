import MailedToken from '#models/mailed_token'
import registry from '#services/admin/registry'
import { headingsIn, viewerOf } from '#tests/helpers/admin_lists'
import { cookiesOf, setCookies } from '#tests/helpers/admin_site'
import { fillTables } from '#tests/helpers/filled_tables'
import { test } from '@japa/runner'

test.group('The columns of a list', () => {
  test('that somebody chose are remembered, in the order of the list', async ({
    assert,
    client,
  }) => {
    const { get, cookie } = await viewerOf(client, 'users')

    const chosen = await get('/admin/users/?columns=isActive&columns=email')
    assert.deepEqual(headingsIn(chosen), ['Email', 'Active'])

    const remembered = await get('/admin/users/').header(
      'cookie',
      `${cookie}; ${cookiesOf(chosen)}`
    )
    assert.deepEqual(headingsIn(remembered), ['Email', 'Active'])
    const elsewhere = await get('/admin/groups/').header(
      'cookie',
      `${cookie}; ${cookiesOf(chosen)}`
    )
    elsewhere.assertStatus(404)
  })

  test('are all of them when none is known: {$self}')
    .with(['columns=__proto__', 'columns=password', 'columns=', 'columns=constructor&columns=x'])
    .with(['columns[]=email', 'columns[email]=1'])
    .run(async ({ assert, client }, query) => {
      const { get } = await viewerOf(client, 'users')

      const response = await get(`/admin/users/?${query}`)

      response.assertStatus(200)
      assert.lengthOf(headingsIn(response), 7)
      assert.isEmpty(setCookies(response))
    })

  test('are all of them for a cookie that nobody here wrote', async ({ assert, client }) => {
    const { get, cookie } = await viewerOf(client, 'users')

    for (const value of ['', 'x', '%', 'e30', '"', 'eyJtZXNzYWdlIjoxfQ', '__proto__.x']) {
      const cookies = `${cookie}; admin_columns_users=${value}`
      const response = await get('/admin/users/').header('cookie', cookies)
      assert.lengthOf(headingsIn(response), 7)
    }
  })

  test('are those of the table when its admin names none, with the names of other rows', async ({
    assert,
    cleanup,
    client,
  }) => {
    const admin = registry.of(MailedToken)!
    const { listDisplay } = admin
    cleanup(() => void Object.assign(admin, { listDisplay }))
    admin.listDisplay = []
    const { get } = await viewerOf(client, 'mailed_tokens')
    await fillTables(1)

    const response = await get('/admin/mailed_tokens/')

    assert.includeMembers(headingsIn(response), ['ID', 'User', 'Purpose'])
    const { email } = await MailedToken.firstOrFail()
    assert.match(response.text(), new RegExp(`<td>\\s*<span[^>]*>${email}</span>\\s*</td>`))
  })

  test('stay when the list is narrowed', async ({ client }) => {
    const { get } = await viewerOf(client, 'users')

    const response = await get('/admin/users/?columns=email&columns=isStaff')

    response.assertTextIncludes('?columns=email&amp;columns=isStaff&amp;is_staff=yes')
  })
})
