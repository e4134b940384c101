import Refusal from '#exceptions/refusal'

export default class StillNeededException extends Refusal {
  static code = 'still_needed'
  static message = 'Other rows need this one. Delete or change those first.'
}
