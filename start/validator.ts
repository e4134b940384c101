/*
|--------------------------------------------------------------------------
| Messages of validation
|--------------------------------------------------------------------------
|
| For the person who fills in a form: the first one is also the detail of the
| problem document.
|
*/

import vine, { SimpleMessagesProvider } from '@vinejs/vine'

vine.messagesProvider = new SimpleMessagesProvider(
  {
    'required': 'The {{ field }} is required',
    'string': 'The {{ field }} must be text',
    'minLength': 'The {{ field }} must have at least {{ min }} characters',
    'maxLength': 'The {{ field }} must have at most {{ max }} characters',
    'boolean': 'The {{ field }} must be true or false',
    'number': 'The {{ field }} must be a number',
    'withoutDecimals': 'The {{ field }} must be a whole number',
    'min': 'The {{ field }} must be {{ min }} or more',
    'max': 'The {{ field }} must be {{ max }} or less',
    'repeated_password.sameAs': 'Type the same password twice',
  },
  {
    first_name: 'first name',
    last_name: 'last name',
    page_size: 'page size',
    refresh: 'refresh token',
    current_password: 'current password',
    new_password: 'new password',
    repeated_password: 'repeated password',
  }
)
