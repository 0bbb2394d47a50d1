import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Database } from '#ground/database/database.ts'
import { openApi } from '#ground/http/openapi.ts'
import { openServer } from '#ground/http/serve.ts'
import { readWorkbook } from '#ground/spreadsheet/read.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { importsOf } from './capability.ts'
import * as contract from './contract.ts'
import { clerk, gardens, plant, trees } from './given.ts'
import type { Runner } from './runner.ts'

const { routes, start } = importsOf([gardens, trees], {}, async () => ({ number: 7, head: null }))
const actor = { ...clerk, accountId: 3 }
let database: Database
let server: FastifyInstance
let runner: Runner
before(async () => {
  database = await testDatabase()
  await plant(database)
  runner = start(database, (error) => assert.fail(String(error)))
  server = await openServer({ routes, database, scoped: database, whoHolds: async () => actor, may: () => true, refusalOf: () => undefined, noteShown: async () => {}, log: (line) => assert.fail(JSON.stringify(line)) })
})
after(async () => {
  await runner.stop()
  await server.close()
})

const cookies = { 'sid': 'x' }
const get = async (url: string) => server.inject({ url, cookies })
const post = async (url: string, payload: object) => server.inject({ method: 'POST', url, payload, cookies })

async function sendFiles(files: [name: string, text: string][]) {
  const form = new FormData()
  for (const [name, text] of files) form.append('file', new File([text], name))
  const request = new Request('http://x/', { method: 'POST', body: form })
  return server.inject({ method: 'POST', url: '/api/imports', cookies, headers: { 'x-nhat-the': '1', 'content-type': request.headers.get('content-type')! }, payload: Buffer.from(await request.arrayBuffer()) })
}

async function settled(id: number) {
  for (let tries = 0; tries < 200; tries++) {
    const found = (await get(`/api/imports/${id}`)).json() as { state: string; found: { faults: { cell: string }[]; sheets: object[] }; begunAt: string }
    if (!['waiting', 'reading', 'writing'].includes(found.state)) return found
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Error('not settled')
}

const info = 'Mục,Nội dung\nMã đơn vị,05977\nSố liệu đến ngày,25/06/2021\n'

test('files are sent, looked at, mended, accepted and listed over the wire', async () => {
  const sent = await sendFiles([['Thông tin.csv', info], ['Vườn.csv', 'Mã vườn,Tên vườn,Số luống\nV1,Đào,hai\n']])
  assert.equal(sent.statusCode, 200, sent.body)
  const { id } = sent.json() as { id: number }
  const asked = await settled(id)
  assert.deepEqual([asked.state, asked.found.faults.map(({ cell }) => cell)], ['rows', ['C2']])
  const copy = await get(`/api/imports/${id}/marked-copy`)
  assert.equal((await readWorkbook(copy.rawPayload, 'x.xlsx')).sheets.length, 3)
  const mended = await post(`/api/imports/${id}/mend`, { sheet: 'gardens', row: 2, column: 'beds', value: '2' })
  assert.deepEqual(mended.json(), { wrong: null })
  assert.equal((await settled(id)).state, 'ready')
  assert.equal((await post(`/api/imports/${id}/accept`, {})).statusCode, 204)
  assert.equal((await settled(id)).state, 'done')
  assert.equal((await post(`/api/imports/${id}/drop`, {})).json().code, 'imports.ended')
  const listed = (await get('/api/imports')).json() as { id: number; state: string }[]
  assert.deepEqual(listed.map(({ id: each, state }) => [each, state]), [[id, 'done']])
})

test('the template, the words of the sheets and the register are handed out', async () => {
  assert.equal((await readWorkbook((await get('/api/imports/template')).rawPayload, 'x.xlsx')).sheets[1]?.name, 'Thông tin')
  assert.deepEqual(((await get('/api/imports/sheets')).json() as { code: string }[]).map(({ code }) => code), ['info', 'gardens', 'trees'])
  const out = await get('/api/imports/register?unit=1&on=2021-06-25')
  assert.equal(out.statusCode, 200)
  assert.match(String(out.headers['content-disposition']), /phuong-vinh-trai-2021-06-25\.xlsx/)
  assert.equal((await get('/api/imports/register?unit=99&on=2021-06-25')).json().code, 'imports.no-such-unit')
})

test('several files at once must all be csv', async () => {
  assert.equal((await sendFiles([['a.csv', 'x'], ['b.xlsx', 'y']])).json().code, 'imports.several-workbooks')
})

test('the calls are described for whoever wants to make them', () => {
  assert.ok(openApi(contract, { title: 'Nhập sổ', version: '1', description: '' }))
})
