import Refusal from '#exceptions/refusal'

export default class HostNotAllowedException extends Refusal {
  static code = 'host_not_allowed'
  static message = 'This service does not answer for the host of the request.'
}
