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
    required: 'The {{ field }} is required',
    string: 'The {{ field }} must be text',
    minLength: 'The {{ field }} must have at least {{ min }} characters',
    maxLength: 'The {{ field }} must have at most {{ max }} characters',
  },
  { first_name: 'first name', last_name: 'last name', refresh: 'refresh token' }
)
