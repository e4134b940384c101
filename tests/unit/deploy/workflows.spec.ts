import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { parse } from 'yaml'

type Job = { needs?: string; steps?: { uses?: string; with?: Record<string, unknown> }[] }
type Workflow = { permissions: object; jobs: Record<string, Job> }

const folder = app.makePath('.github/workflows')
const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
const workflows = texts.map((text): Workflow => parse(text))

test.group('Workflows', () => {
  test('actions of others are named by commit, which nobody can move (139)', ({ assert }) => {
    const actions = texts.flatMap((text) => text.match(/(?<=uses: )[^.\s].+/g) ?? [])

    assert.isNotEmpty(actions)
    for (const action of actions) assert.match(action, /^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('a workflow reads and no more, unless one of its jobs says so', ({ assert }) => {
    for (const { permissions } of workflows) assert.deepEqual(permissions, { contents: 'read' })
  })

  test('an image is published with what it is made of, after all tests (139)', ({ assert }) => {
    const jobs = workflows.flatMap((workflow) => Object.values(workflow.jobs))
    const publish = jobs.find(({ steps }) => steps?.some((step) => step.with?.push))!
    const step = publish.steps!.find((one) => one.with?.push)!

    assert.equal(publish.needs, 'ci')
    assert.containsSubset(step.with, { sbom: true, provenance: 'mode=max' })
    assert.match(String(step.with!['build-args']), /^NODE_IMAGE=\$\{\{ steps\.base\./)
  })
})
