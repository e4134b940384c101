import Refusal from '#exceptions/refusal'

export default class MethodNotAllowedException extends Refusal {
  static code = 'method_not_allowed'
  static message = 'This path does not take this method; the header Allow lists those it takes.'
  static example = () => new MethodNotAllowedException(['GET'])

  constructor(allowed: string[]) {
    super()
    this.headers.Allow = allowed.join(', ')
  }
}
