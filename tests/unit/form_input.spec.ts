import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { fromInput } from '#services/admin/form_input'
import { test } from '@japa/runner'
import type { Field } from '#services/admin/fields'

const time = { column: 'found_at', type: 'datetime' } as Field
const details = { column: 'details', type: 'json' } as Field

test.group('What a form sends', () => {
  test('is no time in a zone that does not exist, and none is remembered (126)', ({ assert }) => {
    const input = { found_at: '2026-01-31T09:30' }
    const before = usedMemory()

    for (let index = 0; index < 60; index++) {
      const zone = `${index}${'x'.repeat(1_000_000)}`
      assert.equal(fromInput({ ...input, found_at__zone: zone }, time), input.found_at)
    }

    assert.isBelow(usedMemory() - before, 20_000_000)
  })

  test('is a time in the zone of the browser', ({ assert }) => {
    const input = { found_at: '2026-01-31T09:30', found_at__zone: 'Europe/Berlin' }
    assert.equal(String(fromInput(input, time)), '2026-01-31T08:30:00.000Z')
  })

  test('is no JSON when it nests deep, or no database takes its texts (121, 123)')
    .with([`${'['.repeat(33)}${']'.repeat(33)}`, '["\\u0000"]', '{"a":"\\ud800"}'])
    .run(({ assert }, text) => assert.equal(fromInput({ details: text }, details), text))
})

function usedMemory() {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()

  return process.memoryUsage().heapUsed
}
