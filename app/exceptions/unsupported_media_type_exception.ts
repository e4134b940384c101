import Refusal from '#exceptions/refusal'

export default class UnsupportedMediaTypeException extends Refusal {
  static code = 'unsupported_media_type'
  static message = 'Send the body as application/json in UTF-8, without a Content-Encoding.'
}
