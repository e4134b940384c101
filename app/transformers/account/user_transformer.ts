import { BaseTransformer } from '@adonisjs/core/transformers'
import type { Caller } from '#auth/caller'
import type User from '#models/user'

export default class UserTransformer extends BaseTransformer<User | Caller> {
  toObject() {
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
