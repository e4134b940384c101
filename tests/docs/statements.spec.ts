import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { catalogue } from '#exceptions/catalogue'
import User from '#models/user'
import { ModelAdmin } from '#services/admin/model_admin'
import { pages, projectFiles, proseOf, read, ROOT, tableRowsOf } from '#tests/docs/helpers/pages'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

const everyPage = await pages()

const matches = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort()

/** GitHub's: what a heading is linked by. */
const anchorsOf = (page: string) =>
  matches(proseOf(page), /^#+ (.+)$/gm).map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
  )

test.group('Links', () => {
  test('every link of {$self} leads somewhere')
    .with(everyPage)
    .run(({ assert }, page) => {
      const links = matches(proseOf(page), /\]\((?!https?:|mailto:)([^)]+)\)/g)

      for (const link of links) {
        const [path, anchor] = link.split('#')
        const target = path ? join(dirname(page), path) : page
        assert.isTrue(existsSync(join(ROOT, target)), link)
        if (anchor) assert.include(anchorsOf(target), anchor, link)
      }
    })

  test('every page of docs is in its index', async ({ assert }) => {
    const linked = matches(proseOf('docs/README.md'), /\]\(([^)#]+)\)/g)
    const written = everyPage
      .filter((page) => page.startsWith('docs/'))
      .map((page) => page.slice(5))

    assert.includeMembers([...linked, 'README.md'], written)
  })
})

test.group('Names in the docs', () => {
  test('every code of the catalogue is explained, with its status', ({ assert }) => {
    const rows = tableRowsOf('docs/problems.md')
    const explained = rows.map(([code, status]) => [code, Number(status)]).sort()
    const codes = Object.entries(catalogue).map(([code, { status }]) => [`\`${code}\``, status])

    assert.deepEqual(explained, codes.sort())
  })

  test('every option of a registered model is explained', ({ assert }) => {
    class AnyAdmin extends ModelAdmin<typeof User> {
      model = User
    }
    const members = Object.getOwnPropertyNames(ModelAdmin.prototype)
    const options = [...Object.keys(new AnyAdmin()), ...members.slice(1)] // the first one makes it
    const explained = tableRowsOf('docs/admin-registry.md').map(([name]) => name.slice(1, -1))

    assert.sameMembers(explained, options)
  })

  test('every npm script exists', ({ assert }) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = everyPage.flatMap((page) =>
      matches(read(page), /npm (?:run )?((?<=run )[\w:]+|test|start)/g)
    )

    assert.includeMembers(Object.keys(scripts), named)
  })

  test('every ace command exists', async ({ assert }) => {
    const ace = await app.container.make('ace')
    await ace.boot()
    const commands = ace.getCommands().map(({ commandName }) => commandName)
    const named = everyPage.flatMap((page) => matches(read(page), /node ace ([\w:]+)/g))

    assert.includeMembers(commands, named)
  })

  test('every file exists', async ({ assert }) => {
    const folders = /`((?:app|bin|config|database|docs|start|tests|commands|providers)\/[\w./-]*)`/g
    const shown = everyPage.flatMap((page) => matches(read(page), /^```ts file=(\S+)/gm))
    const named = everyPage.flatMap((page) => matches(proseOf(page), folders))

    for (const file of named)
      assert.isTrue(shown.includes(file) || existsSync(join(ROOT, file)), file)
  })

  test('no file of the project contains a secret key', async ({ assert }) => {
    const literal = /SECRET_KEY(?:_FALLBACKS)?=["']?[^\s"'$`<]{8,}/
    const files = await projectFiles()

    assert.deepEqual(
      files.filter((file) => literal.test(read(file))),
      []
    )
  })
})
