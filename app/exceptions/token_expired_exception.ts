import Refusal from '#exceptions/refusal'

export default class TokenExpiredException extends Refusal {
  static code = 'token_expired'
  static message = 'The token has expired.'
}
