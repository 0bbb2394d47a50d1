import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { testDatabase } from '#ground/testing/database.ts'
import { SERVER_URL, urlOf } from '#ground/testing/test-server.ts'
import { openDatabase } from './database.ts'
import { Fault, sayFault } from './faults.ts'

const server = process.env[SERVER_URL] ?? ''
const refused = (url: string, code: string) => assert.rejects(openDatabase(url), (error) =>
  error instanceof Fault && error.code === code && error.vi !== error.en && !/[{}?]/.test(error.message))

test('a server that is not there, a wrong password and a missing database each get one sentence', async () => {
  await refused('postgresql://ai:gi@127.0.0.1:1/so', 'server-unreachable')
  await refused('postgresql://ai:gi@%2Ftmp%2Fkhong-co/so', 'server-unreachable')
  await refused(server.replace(/:[^:@/]+@/, ':sai@'), 'not-let-in')
  await refused(urlOf(server, 'khong_co'), 'no-such-database')
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
