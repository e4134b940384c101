import { json } from '#database/columns'
import { BaseModel, column } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'

type Data = { name: string; attempts: number; createdAt?: number }

/** A job as @adonisjs/queue keeps it, for whoever looks at them: workers take theirs by themselves. */
export default class Job extends BaseModel {
  static table = 'queue_jobs'
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true })
  declare id: string

  @column()
  declare status: string

  @json()
  declare data: Data

  @column()
  declare error: string | null

  @column({ consume: (value: number | string | null) => value && toTime(Number(value)) })
  declare finishedAt: DateTime | null

  get name() {
    return this.data.name
  }

  get attempts() {
    return this.data.attempts
  }

  get createdAt() {
    return this.data.createdAt ? toTime(this.data.createdAt) : null
  }
}

function toTime(milliseconds: number) {
  return DateTime.fromMillis(milliseconds, { zone: 'utc' })
}
