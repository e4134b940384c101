import Refusal from '#exceptions/refusal'

export default class AuthenticationRequiredException extends Refusal {
  static code = 'authentication_required'
  static message = 'Sign in and send the access token in the header Authorization.'
}
