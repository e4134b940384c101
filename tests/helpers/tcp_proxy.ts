import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * Stands between a server and what it needs, so that it can go away for the
 * one without going away for the others.
 */
export async function startProxy(target: URL) {
  const sockets = new Set<Socket>()
  let state: 'open' | 'silent' | 'closed' = 'open'

  const server = createServer((inside) => {
    if (state === 'closed') return inside.destroy()

    const outside = connect(Number(target.port), target.hostname)
    join(inside, outside)
    join(outside, inside)
  })

  function join(from: Socket, to: Socket) {
    sockets.add(from)
    if (state === 'silent') from.pause()
    from.on('data', (bytes) => to.write(bytes))
    from.on('error', () => {}) // a cut is what it is for
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }

  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on TCP

  const cut = () => sockets.forEach((socket) => socket.destroy())

  return {
    url: url.href,
    /** Nothing gets through any more, and nobody is told. */
    pause() {
      state = 'silent'
      sockets.forEach((socket) => socket.pause())
    },
    /** All connections end, and no new one is accepted. */
    close() {
      state = 'closed'
      cut()
    },
    /** All connections end; new ones are welcome. */
    cut,
    open() {
      state = 'open'
      sockets.forEach((socket) => socket.resume())
    },
    async [Symbol.asyncDispose]() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
