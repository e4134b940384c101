import Refusal from '#exceptions/refusal'

export default class UntrustedFormException extends Refusal {
  static code = 'permission_denied'
  static message =
    'This form is too old, or comes from elsewhere. Go back, load the page again and send it once more; your browser has to accept cookies.'
}
