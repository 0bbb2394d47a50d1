import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeKeyPair } from '#ground/database/backup-key.ts'
import { SERVER_URL, asOwner, urlOf } from '#ground/testing/test-server.ts'
import { commands } from './commands.ts'
import { helpOf } from './help.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const serverUrl = process.env[SERVER_URL] ?? ''
const names = ['office', 'copy'].map((name) => `test_cli_${name}_${process.pid}`)
const [office, copy] = names.map((name) => urlOf(serverUrl, name)) as [string, string]
let folder = ''

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhat-the-cli-'))
  await asOwner(serverUrl, 'postgres', async (client) => { for (const name of names) await client.query(`create database ${name}`) })
})
after(async () => {
  await asOwner(serverUrl, 'postgres', async (client) => { for (const name of names) await client.query(`drop database if exists ${name} with (force)`) })
  await rm(folder, { recursive: true, force: true })
})

const begin = (words: string[], env: Record<string, string> = {}) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], { env: { ...process.env, NHATTHE_DATA: folder, DATABASE_URL: office, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })

async function run(words: string[], env: Record<string, string> = {}) {
  const child = begin(words, env)
  const [out, err] = [textOf(child.stdout), textOf(child.stderr)]
  const [code] = await once(child, 'exit') as [number]
  return { code, out: await out, err: await err }
}

async function textOf(stream: AsyncIterable<Buffer>) {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const units = async (on: string, env = {}) => {
  const { code, out, err } = await run(['figures', '--unit', 'VN', '--on', on, '--json'], env)
  assert.equal(code, 0, err)
  const { province, district, commune } = (JSON.parse(out) as { units: Record<string, number> }).units
  return [province, district, commune]
}

test('the help speaks of every command, in Vietnamese and English', async () => {
  const { code, out } = await run(['--help'])
  assert.equal(code, 0)
  for (const { name, says } of commands) assert.ok(out.includes(name) && out.includes(says.vi) && out.includes(says.en), name)
  for (const command of commands) {
    const { name, options, says } = command, of = helpOf(command)
    assert.ok(of.includes(says.vi) && of.includes(says.en) && Object.keys(options).every((key) => of.includes(`--${key}`)), name)
  }
  assert.deepEqual(await run(['figures', '--help']), { code: 0, out: helpOf(commands.find(({ name }) => name === 'figures')!), err: '' })
})

test('wrong usage ends with 2 and says how it is written', async () => {
  for (const words of [[], ['bakup'], ['backup'], ['figures', '--unit', 'VN'], ['figures', '--unit', 'VN', '--on', 'hôm nay'], ['serve', '--demmo'], ['figures', '--unit', 'VN', '--on', '2025-06-30', '--by', 'age']]) {
    const { code, err, out } = await run(words)
    assert.equal(code, 2, words.join(' '))
    assert.ok(words.length === 0 ? out.includes('nhat-the') : err.length > 0)
  }
})

test('the nation is counted before and after 01/07/2025, with nothing but JSON on stdout', async () => {
  assert.deepEqual(await units('2025-06-30'), [63, 696, 10035])
  assert.deepEqual(await units('01/07/2025'), [34, 0, 3321])
})

test('a code that no unit had that day is refused with 1, in both languages', async () => {
  const { code, err, out } = await run(['figures', '--unit', '999', '--on', '2025-07-01'])
  assert.deepEqual([code, out], [1, ''])
  assert.match(err, /không có đơn vị nào mang mã 999.*\n.*no unit had the code 999/)
})

test('a backup restored elsewhere gives the same figures; a register in use is not overwritten; a damaged file is refused', async () => {
  const file = join(folder, 'register.backup')
  const unsealed = await run(['backup', file])
  assert.ok(unsealed.code === 1 && /backup-keys[^]*--plain/.test(unsealed.err), unsealed.err)
  const keys = await run(['backup-keys'])
  const keyFile = join(folder, 'key.txt')
  await writeFile(keyFile, keys.out)
  const kept = await readFile(join(folder, 'backup-recipients.txt'), 'utf8')
  assert.match(kept, /^age1[0-9a-z]{58}\n$/)
  const secret = /^AGE-SECRET-KEY-1.*$/m.exec(keys.out)?.[0] ?? ''
  for (const name of await readdir(folder)) if (name !== 'key.txt' && name !== 'pg') assert.ok(!(await readFile(join(folder, name), 'utf8')).includes(secret), name)
  const made = await run(['backup', file, '--json'])
  assert.equal(made.code, 0, made.err)
  assert.deepEqual(JSON.parse(made.out).sealedTo, [kept.trim()])
  assert.equal((await run(['restore', file, '--key', keyFile])).code, 1)
  const shut = await run(['restore', file], { DATABASE_URL: copy })
  assert.ok(shut.code === 1 && shut.err.includes('--key'), shut.err)
  const stranger = await run(['restore', file], { DATABASE_URL: copy, NHATTHE_BACKUP_KEY: (await makeKeyPair()).secretKey })
  assert.ok(stranger.code === 1 && stranger.err.includes('không mở được'), stranger.err)
  const whole = await readFile(file)
  await writeFile(`${file}.cut`, whole.subarray(0, whole.length / 2))
  const cut = await run(['restore', `${file}.cut`, '--key', keyFile], { DATABASE_URL: copy })
  assert.ok(cut.code === 1 && cut.err.includes('đã hỏng'), cut.err)
  const back = await run(['restore', file, '--json'], { DATABASE_URL: copy, NHATTHE_BACKUP_KEY: secret })
  assert.equal(back.code, 0, back.err)
  assert.deepEqual(JSON.parse(back.out).tables, JSON.parse(made.out).tables)
  assert.deepEqual(await units('2025-06-30', { DATABASE_URL: copy }), [63, 696, 10035])
})

test('a backup to keys made elsewhere, or to nobody for those who insist', async () => {
  const [file, elsewhere] = [join(folder, 'other.backup'), await makeKeyPair()]
  assert.deepEqual(JSON.parse((await run(['backup', file, '--to', elsewhere.publicKey, '--json'])).out).sealedTo, [elsewhere.publicKey])
  const plain = await run(['backup', file, '--plain'])
  assert.ok(plain.code === 0 && /KHÔNG mã hóa/.test(plain.err), plain.err)
  const three = await run(['backup', file, ...[1, 2, 3].flatMap(() => ['--to', elsewhere.publicKey])])
  assert.ok(three.code === 1 && /nhiều nhất 2 khóa/.test(three.err), three.err)
  const slip = await run(['backup', file, '--to', elsewhere.publicKey.slice(0, -1)])
  assert.ok(slip.code === 1 && /không phải khóa công khai/.test(slip.err), slip.err)
  assert.equal((await run(['backup', file, '--plain', '--to', elsewhere.publicKey])).code, 2)
  const second = await run(['backup-keys', '--add', elsewhere.publicKey])
  assert.deepEqual([second.code, second.out], [0, ''])
  assert.equal((await run(['backup-keys'])).code, 1)
})

test('what is missing around it ends with 3 and one sentence in each language', async () => {
  const taken = createServer()
  await once(taken.listen(0, '127.0.0.1'), 'listening')
  const { port } = taken.address() as { port: number }
  const cases: [string[], Record<string, string>, RegExp][] = [
    [['serve'], { PORT: String(port) }, /Cổng \d+ đang được.*\nPort \d+ is in use/],
    [['figures', '--unit', 'VN', '--on', '2025-06-30'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /Không kết nối được.*\n.*cannot be reached/],
    [['import', join(folder, 'gone.xlsx')], {}, /Không có tệp.*gone\.xlsx.*\nThere is no file/]
  ]
  for (const [words, env, says] of cases) {
    const { code, err } = await run(words, env)
    assert.equal(code, 3, err)
    assert.match(err, says)
    assert.equal(err.trim().split('\n').length, 2, err)
  }
  taken.close()
})

test('an office’s own register serves with a one-time link, and stops when told', async () => {
  const server = begin(['serve'], { PORT: '0' })
  let said = ''
  for await (const chunk of server.stdout) {
    said += String(chunk)
    if (/first-account#[\w-]{43}\n/.test(said)) break
  }
  const address = /Nhất Thể: (http:\S+)/.exec(said)![1]!
  assert.deepEqual(await (await fetch(`${address}/health`)).json(), { ok: true })
  assert.equal((await fetch(`${address}/api/papers`)).status, 401)
  const exit = once(server, 'exit')
  server.kill('SIGINT')
  server.kill('SIGTERM') // Ctrl+C under npm comes twice, from the terminal and from npm; two of one kind at once would be one
  const [code] = await exit as [number]
  assert.equal(code, 0)
})
