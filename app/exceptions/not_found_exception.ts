import Refusal from '#exceptions/refusal'

export default class NotFoundException extends Refusal {
  static code = 'not_found'
  static message = 'Nothing was found at this address.'
}
