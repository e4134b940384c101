import Refusal from '#exceptions/refusal'

/** We cannot do it now, and the caller may try again: too busy, or the database is away. */
export default class ServiceUnavailableException extends Refusal {
  static code = 'service_unavailable'
  static message = 'The service is busy. Try again in a few seconds.'

  headers = { 'Retry-After': '5' }
}
