import DemoAccountsSeeder from '#database/seeders/demo_accounts_seeder'
import User from '#models/user'
import { ace } from '#tests/helpers/processes'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'

test.group('Demo accounts', () => {
  test('no account exists until somebody makes one (33)', async ({ assert }) => {
    assert.isEmpty(await User.all())
  })

  test('the seeder makes two, also when it runs twice', async ({ assert, client }) => {
    const seeder = new DemoAccountsSeeder(db.connection())
    await seeder.run()
    await seeder.run()

    assert.lengthOf(await User.all(), 2)
    const response = await client
      .post('/api/auth/jwt/token/')
      .json({ email: 'admin@example.com', password: 'demo-password' })
    response.assertStatus(200)
  })

  test('the seeder refuses to run with DEBUG=false', async ({ assert }) => {
    const { code, stdout, stderr } = await ace(['db:seed'], { DEBUG: 'false' })

    assert.notEqual(code, 0)
    assert.include(stdout + stderr, 'Demo accounts are for DEBUG=true')
  })
})
