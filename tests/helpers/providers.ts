import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

type Answer = { status: number; body: object; headers?: Record<string, string> }
type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: string }

/** Stands for the HTTP API of a provider: remembers what it is asked, and answers as it is told. */
export async function httpProvider(answer: Answer) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { method = '', url: path = '', headers } = request
    calls.push({ method, path, headers, body: Buffer.concat(chunks).toString() })

    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  }).listen(0, '127.0.0.1')

  return { calls, answer, url: await addressOf(server), [Symbol.dispose]: () => server.close() }
}

/** A real SMTP server that keeps what it is sent. */
export async function smtpProvider(options: SMTPServerOptions = {}) {
  const mails: { to: string[]; source: string; isSecure: boolean; user?: string }[] = []
  const provider = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: async (stream, { envelope, secure, user }, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const to = envelope.rcptTo.map(({ address }) => address)
      mails.push({ to, source: Buffer.concat(chunks).toString(), isSecure: secure, user })
      done()
    },
    ...options,
  })
  provider.on('error', () => {}) // clients that hang up
  const url = await addressOf(provider.listen(0, '127.0.0.1'))

  const environment = {
    EMAIL_PROVIDER: 'smtp',
    EMAIL_HOST: 'localhost',
    EMAIL_PORT: new URL(url).port,
    EMAIL_USE_TLS: 'false',
  }
  return { mails, environment, [Symbol.dispose]: () => provider.close() }
}

/** A certificate for localhost that nobody else has; its file makes a process trust it. */
export function makeCertificate() {
  const folder = mkdtempSync(join(tmpdir(), 'backend-'))
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  const files = ['-keyout', keyFile, '-out', file]
  execFileSync('openssl', ['req', ...kind, ...subject, ...files], { stdio: 'ignore' })

  return { file, key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8') }
}

async function addressOf(server: Server) {
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on TCP
  return `http://127.0.0.1:${port}`
}
