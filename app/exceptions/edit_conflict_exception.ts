import Refusal from '#exceptions/refusal'

export default class EditConflictException extends Refusal {
  static code = 'edit_conflict'
  static message =
    'Somebody else saved this meanwhile. Nothing was overwritten: compare what they entered, and save again.'
}
