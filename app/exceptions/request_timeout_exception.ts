import Refusal from '#exceptions/refusal'

export default class RequestTimeoutException extends Refusal {
  static code = 'request_timeout'
  static message = 'The request did not arrive in time.'
}
