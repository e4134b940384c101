/*
| What to do next: the last lines that "npm run dev" prints.
*/

import { hooks } from '@adonisjs/core/app'

let isShown = false

export default hooks.devServerStarted((_server, { port }) => {
  if (isShown) return
  isShown = true

  const url = `http://localhost:${port}`
  const account = JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' })

  /* After the box with the address, which is drawn when all hooks have run */
  setImmediate(() =>
    console.log(
      [
        `The account service answers on ${url}`,
        '',
        'Make a superuser:  node ace make:superuser',
        'Register:',
        `  curl -i -H 'Content-Type: application/json' -d '${account}' ${url}/api/auth/register/`,
        '',
      ].join('\n')
    )
  )
})
