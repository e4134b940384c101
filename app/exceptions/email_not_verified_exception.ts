import Refusal from '#exceptions/refusal'

export default class EmailNotVerifiedException extends Refusal {
  static code = 'email_not_verified'
  static message = 'Confirm your email address first, with the link that was mailed to it.'

  constructor(readonly userId?: string) {
    super()
  }
}
