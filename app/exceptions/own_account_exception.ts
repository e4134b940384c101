import Refusal from '#exceptions/refusal'

export default class OwnAccountException extends Refusal {
  static code = 'own_account'
  static message = 'You cannot do this to your own account. Ask somebody else who may.'
}
