/* The first yardstick: what Node.js itself can do. */

import { createServer } from 'node:http'

const body = JSON.stringify({ hello: 'world' })

createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}).listen(Number(process.env.PORT), '127.0.0.1')
