import StillNeededException from '#exceptions/still_needed_exception'
import ValidationFailedException from '#exceptions/validation_failed_exception'
import {
  isStillNeeded,
  isUniqueViolation,
  isValueRefused,
  takenColumns,
} from '#services/database_errors'

/** What somebody is told whose change the database does not take; undefined when it is no fault of theirs. */
export function refusalOfDatabase(error: unknown) {
  if (isStillNeeded(error)) return new StillNeededException()
  if (isUniqueViolation(error)) return taken(takenColumns(error as Error)) // it is one, says the line
  if (isValueRefused(error)) return refused('A value does not fit into its column')
}

function taken([column]: string[]) {
  const message = 'Somebody else has this already'
  return column ? new ValidationFailedException({ [column]: [message] }) : refused(message)
}

function refused(message: string) {
  return new ValidationFailedException({ non_field_errors: [message] })
}
