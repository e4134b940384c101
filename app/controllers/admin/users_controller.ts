import { accountsMatching } from '#services/admin/account_list'
import { changeAccount, deleteAccount, viewAccount } from '#services/admin/accounts'
import { actorOf } from '#services/admin/actor'
import { gives, refuses, summary, takes } from '#services/openapi/documentation'
import { pageOf } from '#services/pages'
import AdminUserTransformer, { adminUserSchema } from '#transformers/admin/user_transformer'
import { text } from '#transformers/fields'
import { pageMembers } from '#transformers/pages'
import { userChangeValidator, userListValidator } from '#validators/admin/users'
import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'

export default class UsersController {
  @summary('List accounts, newest first', '`email` is a part of the address, in any letter case.')
  @takes(userListValidator)
  @gives(200, { users: vine.array(adminUserSchema), ...pageMembers })
  async index({ request, serialize }: HttpContext) {
    const query = await request.validateUsing(userListValidator)
    const { rows, ...page } = await pageOf(accountsMatching(query), request, query)

    return serialize({ users: AdminUserTransformer.transform(rows), ...page })
  }

  @summary('Show an account', 'An audit event tells who looked.')
  @gives(200, adminUserSchema)
  async show(ctx: HttpContext) {
    const user = await viewAccount(await actorOf(ctx), ctx.params.id)

    return ctx.serialize(AdminUserTransformer.transform(user))
  }

  @summary(
    'Change an account',
    'What is left out stays. Only superusers change `is_staff`. A disabled account is signed out everywhere.'
  )
  @takes(userChangeValidator)
  @gives(200, adminUserSchema)
  @refuses('own_account', 'last_superuser')
  async update(ctx: HttpContext) {
    const change = await ctx.request.validateUsing(userChangeValidator)
    const user = await changeAccount(await actorOf(ctx), ctx.params.id, change)

    return ctx.serialize(AdminUserTransformer.transform(user))
  }

  @summary('Delete an account, with all that belongs to it')
  @gives(200, { detail: text('User deleted') })
  @refuses('own_account', 'last_superuser')
  async destroy(ctx: HttpContext) {
    await deleteAccount(await actorOf(ctx), ctx.params.id)

    return { detail: 'User deleted' }
  }
}
