import Refusal from '#exceptions/refusal'

/** Field names to the messages for a person; non_field_errors for what concerns several fields. */
export type FieldErrors = Record<string, string[]>

export default class ValidationFailedException extends Refusal {
  static code = 'validation_failed'
  static example = () => new ValidationFailedException({ email: ['Enter a valid email address'] })

  constructor(readonly errors: FieldErrors) {
    super(Object.values(errors).flat()[0])
  }
}
