import ValidationFailedException from '#exceptions/validation_failed_exception'

/** Whoever is asked for the password of the account to do something did not know it. */
export default class WrongPasswordException extends ValidationFailedException {
  constructor(field = 'password') {
    super({ [field]: ['The password is not correct'] })
  }
}
