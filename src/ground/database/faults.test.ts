import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type Socket, createServer } from 'node:net'
import { test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { testDatabase } from '#ground/testing/database.ts'
import { SERVER_URL, urlOf } from '#ground/testing/test-server.ts'
import { openDatabase } from './database.ts'
import { Fault, sayFault } from './faults.ts'

const server = process.env[SERVER_URL] ?? ''
const refused = (url: string, code: string, which = code) => assert.rejects(openDatabase(url), (error) =>
  error instanceof Fault && error.code === code && error.vi !== error.en && !/[{}]|\?(?!sslmode)/.test(error.message), which)

test('a server that is not there, a wrong password and a missing database each get one sentence', async () => {
  await refused('postgresql://ai:gi@127.0.0.1:1/so', 'server-unreachable')
  await refused('postgresql://ai:gi@%2Ftmp%2Fkhong-co/so', 'server-unreachable')
  await refused(server.replace(/:[^:@/]+@/, ':sai@'), 'not-let-in')
  await refused(urlOf(server, 'khong_co'), 'no-such-database')
})

test('over a network the address must say how it is encrypted, or that it need not be; a socket and this machine need not', async () => {
  for (const url of ['postgresql://ai:gi@csdl.xa.vn/so', 'postgresql://ai:gi@10.0.0.7/so', 'postgresql:///so?host=csdl.xa.vn', 'postgresql://ai:gi@csdl.xa.vn/so?sslmode=prefer', 'postgresql://ai:gi@csdl.xa.vn/so?sslmode=no-verify'])
    await refused(url, 'way-in-clear', url)
  await refused('không phải địa chỉ', 'server-unreachable')
  await refused('postgresql://ai:gi@khong-co.invalid/so?sslmode=verify-full', 'server-unreachable')
  await refused('postgresql://ai:gi@khong-co.invalid/so?sslmode=disable', 'server-unreachable')
})

/** A server that says yes or no to TLS, and then shows a certificate that nobody vouches for. */
async function pretend(answer: 'S' | 'N', work: (port: number) => Promise<void>): Promise<void> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket.on('error', () => {}))
    socket.once('data', () => {
      socket.write(answer)
      if (answer === 'S') new TLSSocket(socket, { isServer: true, key, cert }).on('error', () => {})
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  await work((server.address() as { port: number }).port)
  for (const socket of open) socket.destroy()
  server.close()
}

test('where TLS is asked for there is no falling back to none, nor to a certificate that nobody vouches for', async () => {
  for (const answer of ['N', 'S'] as const)
    await pretend(answer, (port) => refused(`postgresql://ai:gi@127.0.0.1:${port}/so?sslmode=verify-full`, 'not-encrypted'))
})

test('a database of another encoding is refused', async () => {
  const database = await testDatabase()
  const client = await database.pool.connect()
  await client.query(`create database sql_ascii_${process.pid} template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`)
  client.release()
  await refused(urlOf(server, `sql_ascii_${process.pid}`), 'not-utf8')
})

test('a taken port is named', async () => {
  const first = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => first.once('listening', resolve))
  const { port } = first.address() as { port: number }
  const error = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'))
  const said = sayFault(error)
  assert.ok(said instanceof Fault)
  assert.equal(said.code, 'port-taken')
  assert.match(said.message, new RegExp(`Cổng ${port} [^]*Port ${port} `))
  first.close()
})

test('a full disk is one sentence, whether the system or PostgreSQL says it; a bug stays a bug', () => {
  for (const code of ['ENOSPC', '53100']) assert.equal((sayFault(Object.assign(new Error('no space'), { code })) as Fault).code, 'disk-full')
  const bug = new TypeError('x is not a function')
  assert.equal(sayFault(bug), bug)
})

/** Of nobody: made for this test. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLL4i/+g4zMDmuu6B
vqi9T8hn3sb5msOTNpyS9ekajvWhRANCAAS049Hg8nVDAXHuP6WzHahOF8JgK5PE
hUEFm95Dtje0lwffuZHucwqzsgB7sbvdSx0Nf1pU7ytxC/KafHSwFcFl
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBgjCCASegAwIBAgIUafCtcBz7lrrosMgbX5LzUbwXjEQwCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKdGh1LW5naGllbTAgFw0yNjExMjYwMzQxMDRaGA8yMTI2MTEw
MjAzNDEwNFowFTETMBEGA1UEAwwKdGh1LW5naGllbTBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABLTj0eDydUMBce4/pbMdqE4XwmArk8SFQQWb3kO2N7SXB9+5ke5z
CrOyAHuxu91LHQ1/WlTvK3EL8pp8dLAVwWWjUzBRMB0GA1UdDgQWBBRNQ5jM87bf
QdxtyEwijuMpsaf4XjAfBgNVHSMEGDAWgBRNQ5jM87bfQdxtyEwijuMpsaf4XjAP
BgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCy1RKrBkmXLLI/n+a8
VYGK1Z9Axm9MQw065m8qpO7ZXAIhAPNFvvhMn46TdBLsavzw+vHRSCQFDZlqZSnm
zc54nfZS
-----END CERTIFICATE-----`
