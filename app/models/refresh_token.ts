import { RefreshTokenSchema } from '#database/schema'
import { beforeCreate } from '@adonisjs/lucid/orm'
import { v7 as uuid } from 'uuid'

/**
 * One of the refresh tokens of a session, numbered from 1. The row is what the
 * token is signed from, never the token itself: with the database alone nobody
 * can make one.
 */
export default class RefreshToken extends RefreshTokenSchema {
  static selfAssignPrimaryKey = true

  @beforeCreate()
  static assignId(token: RefreshToken) {
    token.id ??= uuid()
  }
}
