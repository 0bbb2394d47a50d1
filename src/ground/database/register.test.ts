import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { row } from './database.ts'
import { canReach } from './os-user.ts'
import { isAlive, isGoneWithin } from './processes.ts'
import { sayFault } from './faults.ts'
import { openRegister } from './register.ts'
import { sql } from './sql.ts'

const program = fileURLToPath(new URL('../testing/register-of.ts', import.meta.url))
const NOBODY = 65534
/** Root may run the little program as another, unless the project stands in a folder closed to others. */
const asRoot = process.getuid?.() === 0 && canReach({ name: 'nobody', uid: NOBODY, gid: NOBODY }, dirname(program))
const folders: string[] = []
const children: ChildProcess[] = []

function freshFolder(owner?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'nhat-the-register-'))
  chmodSync(folder, 0o755)
  if (owner !== undefined) chownSync(folder, owner, owner)
  folders.push(folder)
  return folder
}

after(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) {
    const pid = serverPid(folder)
    if (pid) {
      process.kill(pid, 'SIGQUIT')
      await isGoneWithin(pid, 5000)
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Runs the little program; its lines so far, and when it has said one or ended. */
function begin(folder: string, how: 'serve' | 'join', count = 0, uid?: number) {
  const child = spawn(process.execPath, [program, folder, how, String(count)], { stdio: ['ignore', 'pipe', 'pipe'], ...(uid === undefined ? {} : { uid, gid: uid }) })
  children.push(child)
  const told = { lines: [] as string[], errors: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => told.lines.push(...text.split('\n').filter(Boolean)))
  child.stderr.setEncoding('utf8').on('data', (text: string) => { told.errors += text })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const says = async (line: string) => {
    while (!told.lines.includes(line)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended before saying ${line}: ${told.errors}`)
      await pause(5)
    }
  }
  return { child, told, ended, says }
}

function serverPid(folder: string) {
  try {
    const pid = Number(readFileSync(join(realpathSync(join(folder, 'pg')), 'postmaster.pid'), 'utf8').split('\n')[0])
    return isAlive(pid) ? pid : undefined
  } catch {
    return undefined
  }
}

const childrenOf = (pid: number) =>
  spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number)).filter(([, parent]) => parent === pid).map(([child = 0]) => child)

const countedIn = async (folder: string) => {
  const register = await openRegister({ dataDir: folder })
  const found = await register.database.read((tx) => row<{ n: number }>(tx, sql`select count(*) as n from counted`))
  await register.close()
  return found.n
}

test('stopping leaves no process; the next start finds everything', async () => {
  const folder = freshFolder()
  const first = begin(folder, 'serve', 50)
  await first.says('49')
  const pid = serverPid(folder)
  assert.ok(pid)
  first.child.kill('SIGTERM')
  assert.equal(await first.ended, 0)
  assert.equal(isAlive(pid), false)
  assert.equal(await countedIn(folder), 50)
  assert.equal(serverPid(folder), undefined)
})

test('after kill -9 the next start joins the PostgreSQL left behind, and nothing confirmed is lost', async () => {
  const folder = freshFolder()
  let confirmed = 0
  for (let round = 0; round < 4; round++) {
    const writer = begin(folder, 'serve', 100_000)
    await writer.says('20')
    await pause(round * 37)
    writer.child.kill('SIGKILL')
    await writer.ended
    confirmed += writer.told.lines.filter((line) => line !== 'ready').length
    const pid = serverPid(folder)
    assert.ok(pid, 'the server outlives a process that was killed')
    if (round % 2 === 1) {
      for (const each of [pid, ...childrenOf(pid)]) process.kill(each, 'SIGKILL')
      await isGoneWithin(pid, 5000)
    }
  }
  const kept = await countedIn(folder)
  assert.ok(kept >= confirmed && kept <= confirmed + 4, `${kept} kept, ${confirmed} confirmed`)
  assert.equal(serverPid(folder), undefined)
})

test('a second server on the folder is refused within a second and told of the first; a command works beside it', async () => {
  const folder = freshFolder()
  const first = begin(folder, 'serve', 3)
  await first.says('2')
  const times: number[] = []
  while (times.length < 3 && !times.some((time) => time < 1000)) { // other tests run on the same cores: the quickest of three
    const from = performance.now()
    const second = begin(folder, 'serve')
    assert.equal(await second.ended, 1)
    times.push(performance.now() - from)
    assert.match(second.told.errors, new RegExp(`tiến trình ${first.child.pid}\\)[^]*process ${first.child.pid}\\)`))
  }
  assert.ok(Math.min(...times) < 1000, `${times.join(', ')} ms`)
  const command = begin(folder, 'join', 2)
  assert.equal(await command.ended, 0)
  assert.ok(serverPid(folder), 'the command does not stop the server that others use')
  first.child.kill('SIGINT')
  assert.equal(await first.ended, 0)
  assert.equal(serverPid(folder), undefined)
})

test('whoever leaves last stops the server, whoever started it', async () => {
  const folder = freshFolder()
  const command = await openRegister({ dataDir: folder })
  const server = begin(folder, 'serve')
  await server.says('ready')
  await command.close()
  assert.ok(serverPid(folder))
  server.child.kill('SIGTERM')
  await server.ended
  assert.equal(serverPid(folder), undefined)
})

test('many that start at once on a new folder share one server', async () => {
  const folder = freshFolder()
  const registers = await Promise.all([1, 2, 3].map(() => openRegister({ dataDir: folder })))
  assert.equal(new Set(registers.map(({ url }) => url)).size, 1)
  await Promise.all(registers.map((register) => register.close()))
  assert.equal(serverPid(folder), undefined)
})

test('when PostgreSQL itself is killed it is started again and answers', async () => {
  const folder = freshFolder()
  const register = await openRegister({ dataDir: folder, exclusive: true })
  const pid = serverPid(folder)
  assert.ok(pid)
  process.kill(pid, 'SIGKILL')
  await isGoneWithin(pid, 5000)
  const until = performance.now() + 10_000
  let answer: unknown
  while (!answer && performance.now() < until) answer = await register.database.read((tx) => row(tx, sql`select 1 as one`)).catch(() => pause(50))
  assert.deepEqual(answer, { one: 1 })
  await register.close()
  assert.equal(serverPid(folder), undefined)
})

test('a server that falls amid a transaction fails it with a sentence and does not end the program', async () => {
  const folder = freshFolder()
  const register = await openRegister({ dataDir: folder })
  await register.database.transaction((tx) => tx.query('create table counted (n int)'))
  const broken = register.database.transaction(async (tx) => {
    await tx.query('insert into counted values (1)')
    const pid = serverPid(folder)
    assert.ok(pid)
    process.kill(pid, 'SIGQUIT')
    await isGoneWithin(pid, 5000)
    await pause(50) // between two statements nobody listens to the connection
    await tx.query('insert into counted values (2)')
  })
  await assert.rejects(broken, { code: 'server-lost', message: /dừng giữa chừng[^]*stopped in the middle/ })
  await register.close()
  assert.equal(serverPid(folder), undefined)
  assert.equal(await countedIn(folder), 0)
})

test('a disk that fills up amid the work is said to be full, no process stays, and with more room the next start goes on', async () => {
  const folder = freshFolder()
  const mounted = asRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=70m,mode=755', 'tmpfs', folder]).status === 0
  if (!mounted) return // only root can make a small disk
  try {
    const register = await openRegister({ dataDir: folder })
    await register.database.transaction((tx) => tx.query('create table counted (n int, padding text)'))
    const filling = register.database.transaction((tx) => tx.query(`insert into counted select n, repeat(md5(n::text), 20) from generate_series(1, 200000) n`))
    await assert.rejects(filling.catch((error) => { throw sayFault(error) }), { code: 'disk-full' })
    await register.close()
    assert.equal(serverPid(folder), undefined)
    spawnSync('mount', ['-o', 'remount,size=400m', folder])
    assert.equal(await countedIn(folder), 0)
  } finally {
    spawnSync('umount', [folder])
  }
})

test('a pid file whose number belongs to another program does not keep the server from starting', async () => {
  const folder = freshFolder()
  await (await openRegister({ dataDir: folder })).close()
  const files = realpathSync(join(folder, 'pg'))
  writeFileSync(join(files, 'postmaster.pid'), `${process.pid}\n${files}\n0\n5432\n${files}\n\n\nready\n`)
  const register = await openRegister({ dataDir: folder })
  await register.close()
})

test('a folder path too long for a socket works too', async () => {
  const folder = join(freshFolder(), 'thư mục dữ liệu của một cơ quan '.repeat(4).trim())
  const register = await openRegister({ dataDir: folder })
  assert.deepEqual(await register.database.glance(sql`select 1 as one`), [{ one: 1 }])
  await register.close()
})

test('an ordinary user starts a server of his own; root may continue it later', async () => {
  const folder = freshFolder(asRoot ? NOBODY : undefined)
  const own = begin(folder, 'serve', 5, asRoot ? NOBODY : undefined)
  await own.says('4')
  own.child.kill('SIGTERM')
  assert.equal(await own.ended, 0)
  assert.equal(await countedIn(folder), 5)
})

test('a folder that belongs to another user is refused in a sentence', async () => {
  if (!asRoot) return // only root can run as two users
  const folder = freshFolder()
  await (await openRegister({ dataDir: folder })).close()
  const stranger = begin(folder, 'join', 0, NOBODY)
  assert.equal(await stranger.ended, 1)
  assert.match(stranger.told.errors, /thuộc về người dùng khác[^]*belongs to another user/)
})

test('no port is opened, and the settings that keep what was confirmed are on', async () => {
  const register = await openRegister({ dataDir: freshFolder() })
  const client = new pg.Client({ connectionString: register.url })
  await client.connect()
  const { rows: [found] } = await client.query(`select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('synchronous_commit') as commit`)
  assert.deepEqual(found, { listen: '', fsync: 'on', checksums: 'on', commit: 'on' })
  await client.end()
  await register.close()
})
