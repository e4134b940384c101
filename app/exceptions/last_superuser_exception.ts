import Refusal from '#exceptions/refusal'

export default class LastSuperuserException extends Refusal {
  static code = 'last_superuser'
  static message = 'This is the last active superuser. Make somebody else a superuser first.'
}
