import Refusal from '#exceptions/refusal'

export default class HeadersTooLargeException extends Refusal {
  static code = 'headers_too_large'
  static message = 'The address and the headers of the request are too large.'
}
