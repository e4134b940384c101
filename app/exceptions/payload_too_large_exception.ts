import Refusal from '#exceptions/refusal'

export default class PayloadTooLargeException extends Refusal {
  static code = 'payload_too_large'
  static message = 'The body is larger than 1,048,576 bytes.'
}
