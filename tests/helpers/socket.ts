import { once } from 'node:events'
import { connect } from 'node:net'

/** Writes these bytes to the server and answers all that comes back until it closes. */
export async function speak(
  bytes: string | Buffer,
  { isPatient = false, port = Number(process.env.PORT) } = {}
) {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk))
  socket.on('error', () => {}) // a reset is an end like any other
  await once(socket, 'connect')

  socket.write(bytes)
  if (!isPatient) socket.setTimeout(1000, () => socket.destroy())
  await once(socket, 'close')

  return answer
}

/** What an answer on a socket says, header names in lower case. */
export function parseAnswer(answer: string) {
  const [head, body] = answer.split('\r\n\r\n')
  const [statusLine, ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 2),
    ])
  )

  return { status: Number(statusLine.split(' ')[1]), headers, body }
}
