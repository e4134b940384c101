import { spawnSync } from 'node:child_process'
import { type Block, blocksOf, pages, projectFiles, read } from '#tests/docs/helpers/pages'
import { ScratchProject } from '#tests/docs/helpers/scratch_project'
import { follow } from '#tests/docs/helpers/shell_session'
import { test } from '@japa/runner'

/** Described in CONTRIBUTING.md. */
const MARKINGS = ['json', 'sh', 'sh ci', 'sh docker', 'sh exit', 'text', 'ts extend', 'ts file']

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

  test('commands that take long are run by the pipeline or a test of processes', async ({
    assert,
  }) => {
    const runners = (await projectFiles()).filter((file) =>
      /^(\.ci\/|tests\/processes\/)/.test(file)
    )
    const run = runners.map(read).join('\n')

    for (const block of blocksMarked('sh ci')) {
      for (const command of block.text.trim().split('\n'))
        assert.include(run, command, place(block))
    }
  })
})

test.group('Samples in a project', (group) => {
  let project: ScratchProject

  group.setup(async () => {
    project = await ScratchProject.create()
    for (const block of blocksMarked('ts file', 'ts extend')) await project.apply(block)
    await project.serve()

    return () => project.remove()
  })

  test('what {$self} tells to do works')
    .with(everyPage.filter((page) => blocksOf(page).some(({ marking }) => marking === 'sh')))
    .run((_, page) => follow(blocksOf(page), project))

  test('code typechecks and is written in the style of the project', async () => {
    const files = blocksMarked('ts file').map(({ values }) => values.file)

    await project.run('node_modules/.bin/prettier', '--check', ...files)
    await project.run('node_modules/.bin/tsc', '--noEmit')
  })
})
