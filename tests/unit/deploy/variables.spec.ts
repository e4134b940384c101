import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { parse } from 'yaml'

type Kustomization = { configMapGenerator?: { literals: string[] }[] }
type Compose = { services: Record<string, { environment?: Record<string, string> }> }

/** Variables of others, by who reads them. */
const OTHERS = {
  'the build of the image': ['NODE_IMAGE', 'REVISION', 'VERSION'],
  'npm in the image': ['HOME'],
  'the image of PostgreSQL': ['POSTGRES_DB', 'POSTGRES_PASSWORD'],
  'compose.yaml itself': ['DOMAIN'],
}

const read = (...path: string[]) => readFileSync(app.makePath(...path), 'utf8')

function inCompose() {
  const text = read('compose.yaml')
  const { services }: Compose = parse(text, { merge: true })
  const set = Object.values(services).flatMap(({ environment = {} }) => Object.keys(environment))
  const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name)

  return [...set, ...asked]
}

function inKubernetes() {
  const folder = 'deploy/kubernetes'
  const files = readdirSync(app.makePath(folder), { recursive: true, encoding: 'utf8' })
  const kustomizations = files.filter((file) => file.endsWith('kustomization.yaml'))

  return kustomizations.flatMap((file) => {
    const { configMapGenerator = [] }: Kustomization = parse(read(join(folder, file)))
    return configMapGenerator.flatMap(({ literals }) => literals.map((one) => one.split('=')[0]))
  })
}

function inDockerfile() {
  const lines = read('Dockerfile').match(/^(ENV|ARG) .+$/gm) ?? []
  return lines.flatMap((line) => line.match(/\b[A-Z_]+(?==)/g) ?? [])
}

test.group('Variables', () => {
  const declared = [...read('start/env.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name)
  const known = new Set([...declared, ...Object.values(OTHERS).flat()])

  test('that {name} sets are read by somebody')
    .with([
      { name: 'compose.yaml', names: inCompose() },
      { name: 'deploy/kubernetes', names: inKubernetes() },
      { name: 'the Dockerfile', names: inDockerfile() },
    ])
    .run(({ assert }, { names }) => {
      assert.isAbove(names.length, 3)
      assert.isEmpty(names.filter((name) => !known.has(name)))
    })

  test('of others are still set', ({ assert }) => {
    const set = [...inCompose(), ...inKubernetes(), ...inDockerfile()]
    assert.includeMembers(set, Object.values(OTHERS).flat())
  })
})
