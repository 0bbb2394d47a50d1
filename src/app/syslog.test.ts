import assert from 'node:assert/strict'
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { asOwner, SERVER_URL, urlOf } from '#ground/testing/test-server.ts'
import { authority, receiver, until } from '#ground/testing/syslog-receiver.ts'
import { WrongUsage } from './command.ts'
import { syslogIn } from './surroundings.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const serverUrl = process.env[SERVER_URL] ?? ''
const name = `test_syslog_${process.pid}`
const folder = mkdtempSync(join(tmpdir(), 'nhat-the-syslog-'))
const children = new Set<ChildProcessWithoutNullStreams>()
await asOwner(serverUrl, 'postgres', (client) => client.query(`create database ${name}`))
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  await asOwner(serverUrl, 'postgres', (client) => client.query(`drop database if exists ${name} with (force)`))
  rmSync(folder, { recursive: true, force: true })
})

const office = await authority('Office')
const [here, ours] = [await office.identity('localhost'), await office.identity('so.example.vn')]
const file = (what: string, text: string) => { writeFileSync(join(folder, what), text, { mode: 0o600 }); return join(folder, what) }
const env = { SYSLOG_CA: file('ca.pem', office.ca), SYSLOG_CERT: file('cert.pem', ours.cert), SYSLOG_KEY: file('key.pem', ours.key) }

/** The product itself, serving; what it said on stderr, line by line. */
async function serving(port: number) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'serve'], { env: { ...process.env, ...env, SYSLOG_TLS: `localhost:${port}`, NHATTHE_DATA: folder, DATABASE_URL: urlOf(serverUrl, name), PORT: '0' } })
  children.add(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => { out += String(chunk) })
  child.stderr.on('data', (chunk) => { err += String(chunk) })
  for (const end = Date.now() + 60_000; !/first-account#/.test(out);) {
    assert.ok(Date.now() < end && child.exitCode === null, `${out}\n${err}`)
    await new Promise((done) => setTimeout(done, 50))
  }
  const address = /Nhất Thể: (http:\S+)/.exec(out)![1]!
  return {
    said: () => err.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>),
    signIn: async (login: string) => (await fetch(`${address}/api/session/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: 'sai mật khẩu của tôi' }) })).status,
    malformed: async () => (await fetch(`${address}/api/session/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })).status,
    async stop() {
      const exit = once(child, 'exit')
      child.kill('SIGINT')
      assert.deepEqual(await exit, [0, null], err)
    }
  }
}

test('failed sign-ins and what was turned away arrive at another machine in order, with the receiver away for a while and over a restart, and hold no name', async () => {
  let far = await receiver(here, { clients: office.ca })
  const { port } = far
  const failed = () => far.heard.filter(({ name: what }) => what === 'accounts.sign-in-failed').map(({ said }) => said)
  let server = await serving(port)
  await until(() => server.said().some(({ state }) => state === 'connected'), () => JSON.stringify(server.said()))
  assert.deepEqual([await server.signIn('lò-thị-hoa'), await server.signIn('lò-thị-mơ'), await server.malformed()], [409, 409, 400])
  await until(() => failed().length === 2 && far.heard.some(({ name: what }) => what === 'refused'), () => JSON.stringify(far.heard))
  const first = failed()
  await far.close()
  await until(() => server.said().some(({ state }) => state === 'away'), () => JSON.stringify(server.said()))
  assert.equal(await server.signIn('lò-thị-hoa'), 409)
  far = await receiver(here, { port, clients: office.ca })
  await until(() => failed().length === 1, () => JSON.stringify([server.said(), far.heard]))
  await server.stop()
  server = await serving(port)
  assert.equal(await server.signIn('lò-thị-hoa'), 409)
  await until(() => failed().length === 2, () => JSON.stringify([server.said(), far.heard]))
  await server.stop()

  const all = [...first, ...failed()]
  const links = await asOwner(serverUrl, name, (client) => client.query<{ seq: string; hash: string }>(`
    select l.seq, encode(l.hash, 'hex') as hash from journal_link l join journal j on j.id = l.entry_id where j.what = 'accounts.sign-in-failed' order by l.seq`))
  assert.deepEqual(all.map(({ seq, hash }) => [Number(seq), hash]), links.rows.map(({ seq, hash }) => [Number(seq), hash]))
  assert.equal(all.length, 4)
  for (const { facts } of all) assert.deepEqual(Object.keys(facts as object).sort(), ['network', 'unknown'])
  assert.ok(far.heard.some(({ name: what, said }) => what === 'journal-head' && String(said.note).includes('\n')))
  assert.doesNotMatch(JSON.stringify(far.heard), /thị|mật khẩu/)
  await far.close()
})

test('an address, a certificate or a key that cannot be right is said at the start', () => {
  const pem = { SYSLOG_TLS: 'nhat-ky.example.vn', ...env }
  assert.equal(syslogIn({}), undefined)
  assert.deepEqual(syslogIn(pem), { host: 'nhat-ky.example.vn', port: 6514, ca: office.ca, cert: ours.cert, key: ours.key })
  assert.deepEqual(syslogIn({ SYSLOG_TLS: '[::1]:601' }), { host: '::1', port: 601 })
  for (const bad of [{ SYSLOG_TLS: ':6514' }, { SYSLOG_TLS: 'may/cho' }, { SYSLOG_TLS: 'may:99999' }, { ...pem, SYSLOG_KEY: '' }, { ...pem, SYSLOG_CA: join(folder, 'gone.pem') }, { ...pem, SYSLOG_CERT: file('no.pem', 'no certificate') }])
    assert.throws(() => syslogIn(bad), WrongUsage, JSON.stringify(bad))
})
