import { UserFactory } from '#database/factories/user_factory'
import registry from '#services/admin/registry'
import { actionsIn, idsIn, linksIn, titlesIn } from '#tests/helpers/admin_lists'
import { staffOnSite } from '#tests/helpers/admin_site'
import { fillTables } from '#tests/helpers/filled_tables'
import { queriesOf } from '#tests/helpers/queries'
import { test } from '@japa/runner'
import type { ApiResponse } from '@japa/api-client'

const MOST_QUERIES = 12
const MOST_BYTES = 150 * 1024

const GARBAGE = [
  'user_id=abc&status=abc&purpose=%27&outcome=__proto__',
  'year=99999&month=-1&day=abc',
  'order=;drop&order=id&order[]=x',
  'columns=__proto__&columns[]=x',
  'q=%ED%A0%80&q[]=x&q=y',
  'x__y=1&a.b=c&__proto__[x]=1&constructor=1',
  'q=%25_%5C%27%22&page=2',
]

const everyModel = () => registry.all().map(({ slug }) => slug)

test.group('The list of every model', () => {
  test('{$self} answers to whatever it offers')
    .with(everyModel)
    .run(async ({ assert, client }, slug) => {
      const { get } = await staffOnSite(client, await UserFactory.apply('superuser').create())
      await fillTables(2)
      const path = `/admin/${slug}/`
      const links = linksIn(await get(path), path).filter((link) => link.includes('?'))

      for (const link of [...links, `${path}?q=a`, `${path}?q=${crypto.randomUUID()}`]) {
        const response = await get(link)
        response.assertStatus(200)
      }
      assert.isNotEmpty(links)
    })
    .timeout(20_000)

  test('{$self} answers to garbage as to nothing, or refuses it (73, 127)')
    .with(everyModel)
    .run(async ({ assert, client }, slug) => {
      const { get } = await staffOnSite(client, await UserFactory.apply('superuser').create())

      for (const query of GARBAGE) {
        const list = await get(`/admin/${slug}/?${query}`)
        assert.include([200, 400], list.status(), query)
        const file = await get(`/admin/${slug}/export/?${query}`)
        assert.include([200, 400], file.status(), query)
      }
    })
    .timeout(20_000)
})

test.group('No page of the admin site', () => {
  test('of {$self} asks the database often, or is heavy')
    .with(everyModel)
    .run(async ({ assert, client }, slug) => {
      const { get, post } = await staffOnSite(client, await UserFactory.apply('superuser').create())
      await fillTables(60)
      const list = await get(`/admin/${slug}/`)
      const ids = idsIn(list)
      assert.lengthOf(titlesIn(list), 50, 'tests/helpers/filled_tables.ts fills every table')

      for (const path of pagesOf(slug, list)) {
        await get(path)
        const { result: page, queries } = await queriesOf(() => get(path))
        assert.equal(page.status(), 200, path)
        assert.isAtMost(queries.length, MOST_QUERIES, `${path}\n${queries.join('\n')}`)
        assert.isBelow(Buffer.byteLength(page.text()), MOST_BYTES, path)
      }
      for (const action of actionsIn(list)) {
        const { result, queries } = await queriesOf(() =>
          post(`/admin/${slug}/actions/`, { action, ids })
        )
        assert.equal(result.status(), 200, action)
        assert.isAtMost(queries.length, MOST_QUERIES, action)
      }
    })
    .timeout(30_000)
})

/** The list and what it leads to. */
function pagesOf(slug: string, list: ApiResponse) {
  const path = `/admin/${slug}/`
  const [row] = linksIn(list, path).filter((link) => /[\w-]{36}\/$/.test(link))
  const links = ['?page=2', '?q=a', 'options/?q=a'].map((link) => path + link)

  return [path, ...links, row, `${row}history/`, '/admin/']
}
