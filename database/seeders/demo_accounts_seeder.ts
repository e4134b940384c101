import { isDebug } from '#config/app'
import User from '#models/user'
import { hashPassword } from '#services/passwords'
import { BaseSeeder } from '@adonisjs/lucid/seeders'
import { DateTime } from 'luxon'

const PASSWORD = 'demo-password'

/**
 * user@example.com and admin@example.com, to try the API with. Everybody knows
 * their password, so they never leave a developer's machine.
 */
export default class DemoAccountsSeeder extends BaseSeeder {
  async run() {
    if (!isDebug)
      throw new Error('Demo accounts are for DEBUG=true: everybody knows their password')

    const verified = { password: await hashPassword(PASSWORD), emailVerifiedAt: DateTime.utc() }
    await User.firstOrCreate({ email: 'user@example.com' }, { ...verified, firstName: 'Demo' })
    await User.firstOrCreate(
      { email: 'admin@example.com' },
      { ...verified, firstName: 'Admin', isStaff: true, isSuperuser: true }
    )
  }
}
