import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type TLSSocket, createServer } from 'node:tls'
import 'reflect-metadata' // wanted by the next one
import { BasicConstraintsExtension, PemConverter, SubjectAlternativeNameExtension, type X509Certificate, X509CertificateGenerator, cryptoProvider } from '@peculiar/x509'

export type Identity = { cert: string; key: string }
export type Authority = { ca: string; identity(name: string, until?: Date): Promise<Identity> }

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const day = 24 * 3600 * 1000

/** An authority of its own, and certificates for names that it vouches for. */
export async function authority(name: string): Promise<Authority> {
  cryptoProvider.set(crypto)
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const from = new Date(Date.now() - 3 * day)
  const ca = await X509CertificateGenerator.createSelfSigned({ name: `CN=${name}`, keys, notBefore: from, notAfter: new Date(Date.now() + day), signingAlgorithm: algorithm, extensions: [new BasicConstraintsExtension(true, 1, true)] })
  let serial = 1
  return {
    ca: pem(ca),
    async identity(host, until = new Date(Date.now() + day)) {
      const own = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
      const made = await X509CertificateGenerator.create({
        serialNumber: String(++serial).padStart(2, '0'), subject: `CN=${host}`, issuer: ca.subject, notBefore: from, notAfter: until, signingKey: keys.privateKey, publicKey: own.publicKey,
        signingAlgorithm: algorithm, extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: host }])]
      })
      return { cert: pem(made), key: PemConverter.encode(await crypto.subtle.exportKey('pkcs8', own.privateKey), 'PRIVATE KEY') }
    }
  }
}

const pem = (certificate: X509Certificate) => certificate.toString('pem')

/** A message of RFC 5424 taken apart; `said` is the line itself. */
export type Heard = { severity: number; facility: number; at: string; app: string; name: string; said: Record<string, unknown> }

/** A receiver as RFC 5425 wants it: TLS, and each message after the count of its bytes. `clients`: whose certificates it takes; left out, it asks for none. */
export async function receiver({ cert, key }: Identity, { port = 0, clients }: { port?: number; clients?: string } = {}) {
  const heard: Heard[] = []
  const open = new Set<TLSSocket>()
  const server = createServer({ cert, key, ...(clients ? { ca: clients, requestCert: true } : {}) }, (socket) => {
    open.add(socket)
    let rest = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      for (let at = rest.indexOf(' '); at > 0; at = rest.indexOf(' ')) {
        const end = at + 1 + Number(rest.subarray(0, at))
        if (rest.length < end) return
        heard.push(messageOf(rest.subarray(at + 1, end).toString()))
        rest = rest.subarray(end)
      }
    })
    socket.on('error', () => open.delete(socket)).on('close', () => open.delete(socket))
  })
  server.on('tlsClientError', () => {})
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    heard, port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    }
  }
}

function messageOf(text: string): Heard {
  const [, priority, at = '', app = '', name = '', json = ''] = /^<(\d+)>1 (\S+) \S+ (\S+) \d+ (\S+) - (.*)$/.exec(text) ?? []
  if (priority === undefined) throw new Error(`no message of RFC 5424: ${text}`)
  return { facility: Math.floor(Number(priority) / 8), severity: Number(priority) % 8, at, app, name, said: JSON.parse(json) as Record<string, unknown> }
}

/** Waits until it is so, ten seconds at most. */
export async function until(so: () => boolean, what: () => string): Promise<void> {
  for (const end = Date.now() + 10_000; !so();) {
    if (Date.now() > end) throw new Error(`not so after 10 s: ${what()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
