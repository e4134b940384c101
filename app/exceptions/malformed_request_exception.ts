import Refusal from '#exceptions/refusal'

export default class MalformedRequestException extends Refusal {
  static code = 'malformed_request'
  static message = 'The request cannot be read.'
}
