import UserTransformer, { userMembers } from '#transformers/account/user_transformer'
import { flag, time } from '#transformers/fields'
import { BaseTransformer } from '@adonisjs/core/transformers'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type User from '#models/user'

export const adminUserSchema = vine
  .object({
    ...userMembers,
    is_active: flag(true),
    is_superuser: flag(false),
    last_login: time().nullable(),
  })
  .meta({ title: 'AdminUser' })

/** An account as staff see it. */
export default class AdminUserTransformer extends BaseTransformer<User> {
  toObject(): Infer<typeof adminUserSchema> {
    const user = this.resource

    return {
      ...new UserTransformer(user).toObject(),
      is_active: user.isActive,
      is_superuser: user.isSuperuser,
      last_login: user.lastLogin && user.lastLogin.toString(),
    }
  }
}
