/** The process is alive. It asks nobody else, so it stays true when the database is away. */
export default class HealthController {
  show() {
    return { status: 'ok' }
  }
}
