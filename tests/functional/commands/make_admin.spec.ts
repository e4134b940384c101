import { existsSync } from 'node:fs'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'

/* That it writes what it should is shown where docs/admin-registry.md is followed */
test.group('node ace make:admin', (group) => {
  group.each.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  test('refuses a model that is not there, and tells how to make it', async ({ assert }) => {
    const command = await ace.exec('make:admin', ['BlogPosts'])

    command.assertFailed()
    command.assertLogMatches(/no app\/models\/blog_post\.ts: node ace make:model blog_post/)
    assert.isFalse(existsSync(app.makePath('app/admin/blog_post_admin.ts')))
  })

  test('never overwrites a file', async () => {
    const command = await ace.exec('make:admin', ['user'])

    command.assertFailed()
    command.assertLogMatches(/app\/admin\/user_admin\.ts is there already/)
  })
})
