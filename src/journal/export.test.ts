import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Actor } from '#ground/actor.ts'
import { eraseFromJournal, record } from '#ground/journal/journal.ts'
import { testBrowser } from '#ground/testing/browser.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { newSigner } from './checkpoint.ts'
import { exportJournal } from './export.ts'
import { signHead } from './heads.ts'
import { browserVerifier } from './testing/browser-verifier.ts'
import { verifyFile } from './verify.ts'

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'nhat-the-export-'))
after(() => rm(folder, { recursive: true, force: true }))
const clerk: Actor = { accountId: 3, name: 'Y Ngôn Niê "Siêng"\\', today: day('2021-06-25'), may: [], unitId: null, sessionId: 12345678901, requestId: 'ab-1' }
const database = await testDatabase()
const signing = { signer: newSigner(), witnessFile: join(folder, 'journal-heads.txt') }
for (let round = 0; round < 4; round++) {
  await database.transaction(async (tx) => {
    for (let n = 0; n < 30; n++) await record(tx, clerk, {
      what: 'people.correct', units: [n], people: [n, n + 1], subject: `acts/${n}`, basis: 'papers/1', reason: 'vì «thế»\n\u0001', facts: { n, half: 0.5, 'khóa "lạ"': [null, { a: '\t' }] },
      before: { name: 'Thôn 1\u2028' }, after: { name: 'Thôn 2' }, personal: { before: { name: 'Hà Văn An', birth: null }, after: { name: 'Hà Văn "Ân"' } },
    })
  })
  await signHead(database, signing)
}
await database.transaction((tx) => eraseFromJournal(tx, 7))
const [plain, full] = [join(folder, 'plain.jsonl'), join(folder, 'full.jsonl')]
await exportJournal(database, plain)
await exportJournal(database, full, { values: true })
const witness = await readFile(signing.witnessFile, 'utf8')

test('what the database exports is sound to both verifiers, with values and without, and nothing personal is in the plain one', async () => {
  assert.doesNotMatch(await readFile(plain, 'utf8'), /Hà Văn|vì «thế»/)
  for (const [file, values] of [[plain, 0], [full, 460]] as const) {
    const verdict = await verifyFile(file, { witness, key: signing.signer.origin })
    assert.deepEqual({ ...verdict, code: '', keys: [] }, { ok: true, entries: 120, heads: 4, witnessed: 4, values, code: '', keys: [] })
    const inBrowser = await browserVerifier()(await readFile(file), { witness, key: signing.signer.origin })
    assert.ok(inBrowser.ok && verdict.ok && inBrowser.code === verdict.code, JSON.stringify(inBrowser))
  }
})

test('the verifier alone, copied away from the house, says OK or the first bad entry', async () => {
  const alone = join(folder, 'verify.ts')
  await copyFile(fileURLToPath(new URL('verify.ts', import.meta.url)), alone)
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', alone, plain, '--witness', signing.witnessFile])
  assert.match(stdout, /^OK · 120 việc, 4 mốc ký, 4 mốc làm chứng · mã [0-9A-Z-]+\/120 · khóa nhat-the\//)
  const bent = join(folder, 'bent.jsonl')
  await writeFile(bent, (await readFile(plain, 'utf8')).replace('"seq":77,', '"seq":78,'))
  await assert.rejects(run(process.execPath, ['--disable-warning=ExperimentalWarning', alone, bent]), { code: 1, stdout: 'Thiếu các việc từ số 77 đến 77.\nEntries 77 to 77 are missing.\n' })
})

test('the page verifies in a real browser, from a server with the strict policy and from disk', async () => {
  const files = new Map<string, Buffer>(await Promise.all(['verify.html', 'verify.js'].map(async (name) => [`/${name}`, await readFile(new URL(`../../public/${name}`, import.meta.url))] as const)))
  const server = createServer(({ url }, reply) => {
    reply.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self'")
    reply.setHeader('content-type', url?.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8')
    reply.end(files.get(url ?? ''))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address() as { port: number }
  const bent = join(folder, 'bent-2.jsonl')
  await writeFile(bent, (await readFile(plain, 'utf8')).replaceAll('papers/1', 'papers/2'))
  try {
    for (const at of [`http://127.0.0.1:${address.port}/verify.html`, new URL('../../public/verify.html', import.meta.url).href]) {
      const page = await (await testBrowser()).newPage()
      await page.goto(at)
      for (const [file, says] of [[full, 'Nguyên vẹn: 120 việc, 4 mốc ký.'], [bent, 'Việc số 1 đã bị sửa.']] as const) {
        await page.getByLabel('Tệp nhật ký').setInputFiles(file)
        await page.getByLabel('Tệp làm chứng').setInputFiles(signing.witnessFile)
        await page.getByRole('button', { name: 'Verify' }).click()
        await page.getByText(says).waitFor({ timeout: 60_000 })
      }
      await page.close()
    }
  } finally {
    server.close()
  }
})
