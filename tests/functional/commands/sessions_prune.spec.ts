import SessionsPrune from '#commands/sessions_prune'
import Session from '#models/session'
import { claimsOf, signedIn } from '#tests/helpers/tokens'
import ace from '@adonisjs/core/services/ace'
import { test, timeTravel } from '@japa/runner'

test.group('node ace sessions:prune', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('removes what is over, in batches, and keeps what is live', async ({ assert, client }) => {
    const expired = await Promise.all([signedIn(), signedIn(), signedIn()])
    const [{ refresh }] = expired
    await client.post('/api/auth/jwt/logout/').json({ refresh })
    timeTravel('31 days')
    const live = await signedIn()

    const command = await ace.create(SessionsPrune, ['--batch=2'])
    await command.exec()

    command.assertSucceeded()
    command.assertLog('[ green(success) ] Removed 3 sessions')
    const left = await Session.all()
    assert.deepEqual(
      left.map(({ id }) => id),
      [claimsOf(live.access).sid]
    )
  })

  test('keeps an ended session for 30 days: it tells a known address', async ({
    assert,
    client,
  }) => {
    const { refresh } = await signedIn()
    await client.post('/api/auth/jwt/logout/').json({ refresh })

    timeTravel('29 days')
    const command = await ace.create(SessionsPrune, [])
    await command.exec()

    assert.lengthOf(await Session.all(), 1)
  })
})
