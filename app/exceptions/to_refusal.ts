import MalformedRequestException from '#exceptions/malformed_request_exception'
import NotFoundException from '#exceptions/not_found_exception'
import Refusal from '#exceptions/refusal'
import ServiceUnavailableException from '#exceptions/service_unavailable_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import { isDatabaseAway } from '#services/database_errors'
import { errors as vineErrors } from '@vinejs/vine'

/** What the caller may know of an error; undefined when it is a defect of ours. */
export function toRefusal(error: unknown) {
  if (error instanceof Refusal) return error
  if (error instanceof vineErrors.E_VALIDATION_ERROR) return toValidationFailure(error.messages)
  if (isDatabaseAway(error)) return new ServiceUnavailableException()

  const status = statusOf(error)
  if (status === 404) return new NotFoundException()
  if (status >= 400 && status < 500) return new MalformedRequestException()
}

function statusOf(error: unknown) {
  return error instanceof Error && 'status' in error ? Number(error.status) : 500
}

function toValidationFailure(messages: { field: string; message: string }[]) {
  const fields = Object.groupBy(messages, ({ field }) => field || 'non_field_errors')

  return new ValidationFailedException(
    Object.fromEntries(
      Object.entries(fields).map(([field, found]) => [field, found!.map(({ message }) => message)])
    )
  )
}
