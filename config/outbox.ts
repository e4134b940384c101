import { isDebug } from '#config/app'
import env from '#start/env'

/** How mails leave the outbox. Times are milliseconds, except where they are lengths in days. */
export const outboxConfig = {
  /** Whether the server sends as well. Without it mails wait for `node ace queue:work`. */
  sendsInServer: env.get('EMAIL_SEND_IN_SERVER'),

  /** Whether mails are kept as they were sent, for /dev/mailbox/. They contain links that open accounts. */
  keepsPreviews: isDebug,

  /** How many mails one process sends at once. More is faster, and more than some providers allow. */
  concurrency: 5,

  /**
   * How long a process has for one mail. Afterwards another one takes it, so it
   * has to be longer than a provider may take, and is how long a mail waits
   * whose process was killed.
   */
  lease: 12_000,
  patience: 10_000,

  /** How often mails are looked for that nobody told this process about. */
  pollEvery: 1000,

  /** How long after a request its mail is sent: not while the next requests are answered. */
  wakeAfter: 50,

  /**
   * The pause after a failure doubles from the first to the longest one. 50
   * attempts take more than an hour; then the mail is kept as failed.
   */
  maxAttempts: 50,
  firstPause: 2000,
  longestPause: 120_000,

  /** For how many days mails are kept once they were sent, or once they were given up. */
  keepSentDays: 7,
  keepFailedDays: 90,
}
