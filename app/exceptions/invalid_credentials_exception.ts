import Refusal from '#exceptions/refusal'

export default class InvalidCredentialsException extends Refusal {
  static code = 'invalid_credentials'
  static message = 'No active account has this email address and password.'

  constructor(readonly userId?: string) {
    super()
  }
}
