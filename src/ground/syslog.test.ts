import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openSyslog, type Receiver } from './syslog.ts'
import { authority, receiver, until } from './testing/syslog-receiver.ts'

const office = await authority('Office')
const stranger = await authority('Stranger')
const here = await office.identity('localhost')
type Line = Record<string, unknown>

/** A sender that tries again soon, and what it said about itself. */
function sender(to: Receiver, most?: number) {
  const said: Line[] = []
  const syslog = openSyslog(to, (line) => said.push(line), { firstWait: 40, ...(most ? { most } : {}) })
  after(() => syslog.close())
  return { ...syslog, said, states: () => said.map(({ state, code }) => (code === undefined ? state : `${String(state)} ${String(code)}`)) }
}
const line = (n: number): Line => ({ at: new Date().toISOString(), what: 'accounts.sign-in-failed', n, text: 'Đồng bào 🌾\nhai dòng' })

test('lines arrive whole and in order, each as one message of RFC 5424', async () => {
  const far = await receiver(here)
  const near = sender({ host: 'localhost', port: far.port, ca: office.ca })
  for (let n = 0; n < 3000; n++) assert.ok(near.send(line(n)))
  near.send({ at: '2026-11-26T01:02:03.456Z', error: 'TypeError', frames: [] })
  near.send({ at: '2026-11-26T01:02:03.456Z', refused: 'http.not-yours', status: 403 })
  await until(() => far.heard.length === 3002, () => String(far.heard.length))
  assert.deepEqual(far.heard.slice(0, 3000).map(({ said }) => said.n), Array.from({ length: 3000 }, (_, n) => n))
  assert.equal(far.heard[7]?.said.text, 'Đồng bào 🌾\nhai dòng')
  assert.deepEqual([far.heard[0]!, ...far.heard.slice(-2)].map(({ facility, severity, app, name }) => [facility, severity, app, name]),
    [[10, 4, 'nhat-the', 'accounts.sign-in-failed'], [10, 3, 'nhat-the', 'fault'], [10, 4, 'nhat-the', 'refused']])
  assert.equal(far.heard.at(-1)?.at, '2026-11-26T01:02:03.456Z')
  assert.deepEqual(near.states(), ['connected'])
  await far.close()
})

test('a certificate of another authority, of another name or past its day is refused, and that is said once', async () => {
  for (const [identity, code] of [
    [await stranger.identity('localhost'), /^away (UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/],
    [await office.identity('other.example.vn'), /^away ERR_TLS_CERT_ALTNAME_INVALID$/],
    [await office.identity('localhost', new Date(Date.now() - 3600_000)), /^away CERT_HAS_EXPIRED$/]
  ] as const) {
    const far = await receiver(identity)
    const near = sender({ host: 'localhost', port: far.port, ca: office.ca })
    near.send(line(1))
    await until(() => near.said.length > 0, () => 'nothing said')
    await new Promise((done) => setTimeout(done, 200)) // it has tried again meanwhile
    assert.equal(near.said.length, 1, JSON.stringify(near.said))
    assert.match(String(near.states()[0]), code)
    assert.deepEqual([far.heard, near.waiting()], [[], 1])
    await near.close()
    await far.close()
  }
})

test('a receiver that asks who we are gets our certificate; without it nothing is lost', async () => {
  const far = await receiver(here, { clients: office.ca })
  const bare = sender({ host: 'localhost', port: far.port, ca: office.ca })
  bare.send(line(1))
  await until(() => bare.said.length > 0, () => 'nothing said')
  assert.match(String(bare.states()[0]), /^away (?!closed)/)
  assert.deepEqual([far.heard, bare.waiting()], [[], 1])
  const known = sender({ host: 'localhost', port: far.port, ca: office.ca, ...await office.identity('so.example.vn') })
  known.send(line(2))
  await until(() => far.heard.length === 1, () => JSON.stringify(known.said))
  assert.equal(far.heard[0]?.said.n, 2)
  await bare.close()
  await far.close()
})

test('while the receiver is away lines wait, those past the bound are counted and told, and it is told when it is back', async () => {
  const first = await receiver(here)
  const near = sender({ host: 'localhost', port: first.port, ca: office.ca }, 5)
  near.send(line(0))
  await until(() => first.heard.length === 1, () => 'nothing heard')
  await first.close()
  await until(() => near.states().length === 2, () => JSON.stringify(near.said))
  const taken = Array.from({ length: 8 }, (_, n) => near.send(line(n + 1)))
  assert.deepEqual(taken, [true, true, true, true, true, false, false, false])
  const second = await receiver(here, { port: first.port })
  await until(() => near.waiting() === 0 && second.heard.length === 6, () => JSON.stringify([near.said, second.heard]))
  near.send(line(9))
  await until(() => second.heard.length === 7, () => JSON.stringify(second.heard))
  assert.deepEqual(second.heard.map(({ said }) => said.n ?? said.dropped), [1, 2, 3, 4, 5, 3, 9])
  assert.deepEqual(near.states().map((each) => String(each).split(' ')[0]), ['connected', 'away', 'full', 'connected', 'dropped'])
  await second.close()
})

test('nobody there at all: the program goes on, and ends when it wants', async () => {
  const near = sender({ host: '127.0.0.1', port: 1 })
  assert.ok(near.send(line(1)))
  await until(() => near.said.length === 1, () => 'nothing said')
  assert.equal(near.states()[0], 'away ECONNREFUSED')
  const begunAt = performance.now()
  await near.close()
  assert.ok(performance.now() - begunAt < 1000)
  assert.deepEqual([near.states().at(-1), near.send(line(2))], ['left', false])
})
