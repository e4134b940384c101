import Refusal from '#exceptions/refusal'

export default class TokenInvalidException extends Refusal {
  static code = 'token_invalid'
  static message = 'The token is not valid, or its session has ended.'
}
