/** Tells a client whether its user is staff. */
export default class PingController {
  show() {
    return { ok: true }
  }
}
