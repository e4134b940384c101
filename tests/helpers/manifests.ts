import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { parseAllDocuments } from 'yaml'

type Container = {
  name: string
  args: string[]
  envFrom: object[]
  securityContext: object
  startupProbe: Probe
  livenessProbe: Probe
  readinessProbe: Probe
}

type Probe = { httpGet: { path: string; httpHeaders: { name: string; value: string }[] } }

/** What the tests read of a manifest; the parts that its kind has are there. */
export type Manifest = {
  apiVersion: string
  kind: string
  metadata: { name: string; namespace?: string }
  data: Record<string, string>
  spec: {
    template: { spec: { containers: Container[]; securityContext: object } }
    ports: { port: number }[]
    [member: string]: unknown
  }
}

export const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0

/** The manifests that a kustomization makes. */
export function render(kustomization: string): Manifest[] {
  const folder = app.makePath('deploy/kubernetes', kustomization)
  const text = execFileSync('kubectl', ['kustomize', folder]).toString()

  return parseAllDocuments(text).map((document) => document.toJS())
}

/** The models of Kubernetes and of the Prometheus operator, by the version that a manifest names. */
function moduleOf({ apiVersion }: Manifest) {
  const isOperator = apiVersion.startsWith('monitoring.coreos.com')
  return `${isOperator ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models'}/${apiVersion}`
}

/** @throws when the manifest does not follow the schema of its kind */
export async function validate(manifest: Manifest) {
  const models = await import(moduleOf(manifest))
  new models[manifest.kind](manifest).validate()
}

/**
 * What the compiler has against the manifests as literals of their types: members
 * that the schemas let pass because they do not know them.
 */
export function strangersIn(manifests: Manifest[]) {
  mkdirSync(app.tmpPath(), { recursive: true })
  const folder = mkdtempSync(join(app.tmpPath(), 'manifests-')) // inside of the project, which has the types
  const file = join(folder, 'manifests.ts')
  const literals = manifests.map((manifest, index) => {
    const type = `import('${moduleOf(manifest)}').I${manifest.kind}`
    return `export const manifest${index}: ${type} = ${JSON.stringify(manifest)}\n`
  })

  writeFileSync(file, literals.join(''))
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', file]
  const { stdout } = spawnSync(app.makePath('node_modules/.bin/tsc'), options)
  rmSync(folder, { recursive: true })

  return String(stdout)
}
