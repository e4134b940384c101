import MakeSuperuser from '#commands/make_superuser'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import ace from '@adonisjs/core/services/ace'
import { test } from '@japa/runner'

const email = 'root@example.com'
const password = 'correct horse battery'

test.group('node ace make:superuser', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    delete process.env.SUPERUSER_PASSWORD
    return () => ace.ui.switchMode('normal')
  })

  test('asks for the password twice and creates the account', async ({ assert, client }) => {
    const command = await ace.create(MakeSuperuser, ['--email=Root@Example.com'])
    command.prompt.trap('Password').replyWith(password)
    command.prompt.trap('Password again').replyWith(password)

    await command.exec()

    command.assertSucceeded()
    const user = await User.findByOrFail({ email })
    assert.isTrue(user.isSuperuser && user.isStaff && user.isActive)
    const response = await client.post('/api/auth/jwt/token/').json({ email, password })
    response.assertStatus(200)
  })

  test('takes the password of a script from SUPERUSER_PASSWORD', async ({ assert }) => {
    process.env.SUPERUSER_PASSWORD = password
    const command = await ace.create(MakeSuperuser, ['--email', email, '--no-input'])

    await command.exec()

    command.assertSucceeded()
    assert.isNotNull(await User.findBy({ email }))
  })

  test('ends with code 1 and creates nothing when something is wrong')
    .with([
      { args: ['--no-input'], password, message: '--email' },
      { args: ['--email=x', '--no-input'], password, message: 'valid email' },
      { args: ['--email', email, '--no-input'], password: '', message: 'SUPERUSER_PASSWORD' },
      { args: ['--email', email, '--no-input'], password: 'short', message: 'at least 8' },
    ])
    .run(async ({ assert }, { args, password: given, message }) => {
      process.env.SUPERUSER_PASSWORD = given
      const command = await ace.create(MakeSuperuser, args)

      await command.exec()

      command.assertFailed()
      const [log] = command.logger.getLogs()
      assert.include(log.message, message)
      assert.isNull(await User.findBy({ email }))
    })

  test('refuses passwords that differ', async ({ assert }) => {
    const command = await ace.create(MakeSuperuser, ['--email', email])
    command.prompt.trap('Password').replyWith(password)
    command.prompt.trap('Password again').replyWith('something else')

    await command.exec()

    command.assertFailed()
    assert.isNull(await User.findBy({ email }))
  })

  test('leaves an account that exists alone, unless told to promote it', async ({ assert }) => {
    process.env.SUPERUSER_PASSWORD = password
    const user = await UserFactory.apply('inactive').create()
    const { password: before } = user

    const refused = await ace.create(MakeSuperuser, ['--email', user.email, '--no-input'])
    await refused.exec()
    refused.assertFailed()
    await user.refresh()
    assert.isFalse(user.isSuperuser)

    const promoted = await ace.create(MakeSuperuser, [
      '--email',
      user.email,
      '--no-input',
      '--promote',
    ])
    await promoted.exec()
    promoted.assertSucceeded()
    await user.refresh()
    assert.isTrue(user.isSuperuser && user.isStaff && user.isActive)
    assert.equal(user.password, before)
  })
})
