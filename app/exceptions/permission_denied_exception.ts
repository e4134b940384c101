import Refusal from '#exceptions/refusal'

export default class PermissionDeniedException extends Refusal {
  static code = 'permission_denied'
  static message = 'Your account does not have the right to do this.'
}
