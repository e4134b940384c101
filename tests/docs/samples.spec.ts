import { spawnSync } from 'node:child_process'
import { type Block, blocksOf, pages, projectFiles, read } from '#tests/docs/helpers/pages'
import { ScratchProject } from '#tests/docs/helpers/scratch_project'
import { follow } from '#tests/docs/helpers/shell_session'
import { test } from '@japa/runner'

/** Described in CONTRIBUTING.md. */
const MARKINGS = [
  'json',
  'sh',
  'sh ci',
  'sh docker',
  'sh exit',
  'sh postgres',
  'text',
  'ts extend',
  'ts file',
]

const everyPage = await pages()
const blocks = everyPage.flatMap(blocksOf)
const blocksMarked = (...markings: string[]) =>
  blocks.filter(({ marking }) => markings.includes(marking))
const place = ({ page, line }: Block) => `${page}:${line}`

test.group('Samples', () => {
  test('every block says how it is tested', ({ assert }) => {
    assert.deepEqual(blocks.filter(({ marking }) => !MARKINGS.includes(marking)).map(place), [])
  })

  test('commands for a container are at least well-formed', ({ assert }) => {
    for (const block of blocksMarked('sh docker')) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: block.text })
      assert.equal(status, 0, `${place(block)}: ${stderr}`)
    }
  })

  test('commands that take long are run by the pipeline or by another test', async ({ assert }) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const files = await projectFiles()
    const runners = files.filter((file) => /^(\.ci|tests)\//.test(file)).map(read)

    for (const block of blocksMarked('sh ci')) {
      for (const command of block.text.trim().split('\n')) {
        const script = scripts[command.split(' ').at(-1)!].match(/bin\/\w+\.js/)?.[0] ?? command
        const isRun = runners.some((text) => text.includes(command) || text.includes(script))
        assert.isTrue(isRun, command)
      }
    }
  })
})

test.group('Samples in a project', (group) => {
  let project: ScratchProject

  group.teardown(() => project.remove())

  group.setup(async () => {
    project = await ScratchProject.create()
    const samples = blocksMarked('ts file', 'ts extend')
    const tables = samples.filter(({ values }) => values.file?.startsWith('database/migrations/'))

    /* Models are made of the tables that there are */
    for (const block of tables) await project.apply(block)
    await project.run(process.execPath, 'ace.js', 'migration:run')
    for (const block of samples) await project.apply(block)
    await project.run(process.execPath, 'ace.js', 'codegen')
    await project.serve()
  })

  test('what {$self} tells to do works')
    .with([...new Set(blocksMarked('sh', 'sh exit').map(({ page }) => page))])
    .run((_, page) => follow(blocksOf(page), project))

  test('code typechecks and is written in the style of the project', async () => {
    const files = blocksMarked('ts file').map(({ values }) => values.file)

    await Promise.all([
      project.run('node_modules/.bin/tsc', '--noEmit'),
      project.run('node_modules/.bin/eslint', ...files),
      project.run('node_modules/.bin/prettier', '--check', ...files),
    ])
  })
})
