import { examples } from '#services/openapi/examples'
import { flag, id, text, time } from '#transformers/fields'
import { BaseTransformer } from '@adonisjs/core/transformers'
import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import type { Caller } from '#auth/caller'
import type User from '#models/user'

export const userMembers = {
  id: id(),
  email: text(examples.email).email(),
  first_name: text(examples.firstName),
  last_name: text(examples.lastName),
  is_staff: flag(false),
  is_email_verified: flag(true),
  date_joined: time(),
}

export const userSchema = vine.object(userMembers).meta({ title: 'User' })

export default class UserTransformer extends BaseTransformer<User | Caller> {
  toObject(): Infer<typeof userSchema> {
    const user = this.resource

    return {
      id: user.id,
      email: user.email,
      first_name: user.firstName,
      last_name: user.lastName,
      is_staff: user.isStaff,
      is_email_verified: user.isEmailVerified,
      date_joined: user.dateJoined.toString(), // ISO 8601, of luxon's DateTime too
    }
  }
}
