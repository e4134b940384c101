import { toDateTime, toTimestamp } from '#database/columns'
import { PreparedQuery } from '#database/prepared'
import User from '#models/user'
import { DateTime } from 'luxon'

type Row = {
  session_id: string
  id: string
  email: string
  password: string | null
  first_name: string
  last_name: string
  is_staff: boolean | number
  is_superuser: boolean | number
  is_active: boolean | number
  email_verified_at: string | Date | null
  date_joined: string | Date
  last_login: string | Date | null
}

/** Asked by every request with a token: the session and the user, each by its key. */
const callerQuery = new PreparedQuery<Row>(
  'caller',
  `SELECT s.id AS session_id, u.id, u.email, u.password, u.first_name, u.last_name, u.is_staff,
          u.is_superuser, u.is_active, u.email_verified_at, u.date_joined, u.last_login
     FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE s.id = ? AND s.user_id = ? AND s.ended_at IS NULL AND s.idle_expires_at > ?`
)

/**
 * Who calls: what the database says now about the session of an access token
 * and its user. The model is made only for whoever asks for it.
 */
export class Caller {
  #row: Row
  #user?: User

  constructor(row: Row) {
    this.#row = row
  }

  /** Null when the session has ended or the account is disabled. */
  static async find(sessionId: string, userId: string) {
    const row = await callerQuery.first([sessionId, userId, toTimestamp(DateTime.utc())])
    return row?.is_active ? new Caller(row) : null
  }

  get id() {
    return this.#row.id
  }

  get sessionId() {
    return this.#row.session_id
  }

  get email() {
    return this.#row.email
  }

  get firstName() {
    return this.#row.first_name
  }

  get lastName() {
    return this.#row.last_name
  }

  get isStaff() {
    return Boolean(this.#row.is_staff)
  }

  get isEmailVerified() {
    return this.#row.email_verified_at !== null
  }

  get dateJoined() {
    return toDateTime(this.#row.date_joined)
  }

  /** The account as a model, to change it. */
  get user() {
    const { session_id: sessionId, ...columns } = this.#row
    return (this.#user ??= User.$createFromAdapterResult(columns)!)
  }
}
