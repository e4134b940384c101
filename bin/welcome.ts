/*
| What to do next: the last lines that "npm run dev" prints.
*/

import { hooks } from '@adonisjs/core/app'

let isShown = false

export default hooks.devServerStarted((_server, { host, port }) => {
  if (isShown) return
  isShown = true

  const url = `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`
  const account = JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' })
  const lines = [
    '',
    `The account service answers on ${url}`,
    '',
    `Read its mails:    ${url}/dev/mailbox/`,
    'Make a superuser:  node ace make:superuser',
    `Open the admin:    ${url}/admin/`,
    'Register:',
    `  curl -i -H 'Content-Type: application/json' -d '${account}' ${url}/api/auth/register/`,
    '',
  ]

  /* The last word: the server and the watcher have logged their start by then */
  setTimeout(() => console.log(lines.join('\n')), 500)
})
