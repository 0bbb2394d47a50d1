import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, readdir, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '#ground/database/database.ts'
import { SERVER_URL, asOwner, urlOf } from '#ground/testing/test-server.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const serverUrl = process.env[SERVER_URL] ?? ''

/** Registers of their own, each with a data folder and a database, and the command line as a process. */
export async function openCommandDesk(named: string, places: string[]) {
  const folder = await mkdtemp(join(tmpdir(), `nhat-the-${named}-`))
  const at = (...path: string[]) => join(folder, ...path)
  const nameOf = (place: string) => `test_${named}_${place}_${process.pid}`
  const url = (place: string) => urlOf(serverUrl, nameOf(place))
  const asServer = (text: (place: string) => string) => asOwner(serverUrl, 'postgres', async (client) => { for (const place of places) await client.query(text(nameOf(place))) })
  for (const place of places) await mkdir(at(place))
  await asServer((name) => `create database ${name}`)
  const begun = new Set<ChildProcess>()
  after(async () => {
    for (const child of begun) child.kill('SIGKILL')
    await asServer((name) => `drop database if exists ${name} with (force)`)
    for (const each of await readdir(folder, { withFileTypes: true, recursive: true })) if (each.isDirectory()) await chmod(join(each.parentPath, each.name), 0o700) // a test may have closed one
    await rm(folder, { recursive: true, force: true })
  })

  const begin = (place: string, words: string[], env: Record<string, string> = {}) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], { env: { ...process.env, NHATTHE_DATA: at(place), DATABASE_URL: url(place), PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    begun.add(child)
    return child
  }

  const run = async (place: string, words: string[], env: Record<string, string> = {}) => {
    const child = begin(place, words, env)
    const [out, said]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => { out.push(chunk); said.push(chunk) })
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
    const [code] = await once(child, 'close') as [number | null]
    return { code, out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString() }
  }

  /** A server for as long as the work; `link`: the token of its one-time link, where nobody can enter yet. */
  const served = async <T>(place: string, work: (address: string, link: string | undefined) => Promise<T>, env: Record<string, string> = {}): Promise<T> => {
    const child = begin(place, ['serve'], env)
    const exit = once(child, 'exit')
    let said = ''
    child.stderr.on('data', (chunk) => { said += String(chunk) })
    const address = await Promise.race([
      exit.then(() => assert.fail(said)),
      new Promise<string>((resolve) => child.stdout.on('data', (chunk) => {
        said += String(chunk)
        const found = /Nhất Thể: (http:\S+)\n/.exec(said)?.[1]
        if (found) setTimeout(() => resolve(found), 300) // the link comes right after
      }))
    ])
    try {
      return await work(address, /first-account#([\w-]{43})\n/.exec(said)?.[1])
    } finally {
      child.kill('SIGTERM')
      assert.deepEqual(await exit, [0, null], said)
    }
  }

  const within = async <T>(place: string, work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await openDatabase(url(place))
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  return { at, url, begin, run, served, within, asOwnerOf: (place: string, work: Parameters<typeof asOwner>[2]) => asOwner(serverUrl, nameOf(place), work) }
}

/** Keeps its cookies. */
export function browserAt(address: string) {
  const jar = new Map<string, string>()
  const tell = async (path: string, body?: object) => {
    const reply = await fetch(`${address}${path}`, {
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; '), ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {})
    })
    for (const cookie of reply.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      jar.set(name, value)
    }
    const text = await reply.text()
    return { status: reply.status, body: text === '' ? undefined : JSON.parse(text) as Record<string, never> }
  }
  return { tell, ask: (path: string) => tell(path) }
}
