import { hasKubectl, type Manifest, render, strangersIn, validate } from '#tests/helpers/manifests'
import { test } from '@japa/runner'

const OVERLAYS = ['base', 'production', 'monitoring']
const SECURE = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
}

const isMissing = !hasKubectl && !process.env.CI
const find = (manifests: Manifest[], kind: string, name: RegExp) =>
  manifests.find((manifest) => manifest.kind === kind && name.test(manifest.metadata.name))!
const workloads = (manifests: Manifest[]) =>
  manifests.filter(({ kind }) => ['Deployment', 'Job'].includes(kind))

test.group('Kubernetes', (group) => {
  group.tap((each) => each.skip(isMissing, 'needs kubectl, on Debian of kubernetes-client'))

  test('what {$self} makes follows the schemas of Kubernetes')
    .with(OVERLAYS)
    .run(async ({ assert }, overlay) => {
      const manifests = render(overlay)

      assert.isNotEmpty(manifests)
      for (const manifest of manifests) await validate(manifest)
    })

  test('no manifest has a member that Kubernetes does not know, as this one', ({ assert }) => {
    const manifests = render('monitoring')
    const misspelt = { ...find(manifests, 'Deployment', /./), sepc: {} }
    const [error, ...more] = strangersIn([...manifests, misspelt]).match(/error TS.+/g)!
    assert.match(error, /sepc/)
    assert.isEmpty(more)
  }).timeout(60_000)

  test('nothing runs as root, writes to its root or knows a token of the cluster (139)', ({
    assert,
  }) => {
    const manifests = workloads(render('production'))

    assert.lengthOf(manifests, 3)
    for (const { spec } of manifests) {
      const { securityContext, containers } = spec.template.spec
      assert.containsSubset(securityContext, { runAsNonRoot: true, runAsUser: 1000 })
      assert.containsSubset(spec.template.spec, { automountServiceAccountToken: false })
      for (const container of containers) assert.deepEqual(container.securityContext, SECURE)
    }
  })

  test('configuration and secrets come by reference, and no secret stands in a file', ({
    assert,
  }) => {
    const manifests = render('production')
    const { name } = find(manifests, 'ConfigMap', /^backend/).metadata

    assert.isUndefined(find(manifests, 'Secret', /./))
    for (const { spec } of workloads(manifests)) {
      const expected = [{ configMapRef: { name } }, { secretRef: { name: 'backend' } }]
      for (const { envFrom } of spec.template.spec.containers) assert.deepEqual(envFrom, expected)
    }
  })

  test('the probes name a host that is allowed, as does the ingress', ({ assert }) => {
    const manifests = render('production')
    const { data } = find(manifests, 'ConfigMap', /^backend/)
    const hosts = data.ALLOWED_HOSTS.split(',')
    const [container] = find(manifests, 'Deployment', /^backend$/).spec.template.spec.containers
    const { startupProbe, livenessProbe, readinessProbe } = container

    for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
      const host = httpGet.httpHeaders.find(({ name }) => name === 'Host')
      assert.include(hosts, host!.value)
    }
    assert.include(hosts, new URL(data.APP_URL).hostname)
    assert.containsSubset(find(manifests, 'Ingress', /./).spec, {
      rules: [{ host: new URL(data.APP_URL).hostname }],
    })
  })

  test('metrics are served where Prometheus comes for them', ({ assert }) => {
    const manifests = render('monitoring')
    const { data } = find(manifests, 'ConfigMap', /^backend/)
    const { spec } = find(manifests, 'Service', /metrics/)

    assert.equal(data.METRICS_HOST, '0.0.0.0')
    assert.equal(Number(data.METRICS_PORT), spec.ports[0].port)
  })

  test('the migration, the servers and the worker are one image with another command', ({
    assert,
  }) => {
    const containers = workloads(render('production')).flatMap(
      ({ spec }) => spec.template.spec.containers
    )

    assert.sameDeepMembers(
      containers.map(({ name, args }) => [name, ...args]),
      [
        ['backend', 'serve'],
        ['worker', 'worker'],
        ['migration', 'migrate'],
      ]
    )
  })
})
