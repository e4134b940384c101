import Refusal from '#exceptions/refusal'

export default class InvalidOrExpiredException extends Refusal {
  static code = 'invalid_or_expired'
  static message = 'The link or code is not valid, was used, or has expired. Ask for a new one.'
}
