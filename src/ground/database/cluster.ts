import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sayFault } from './faults.ts'
import { canReach, currentUserName, ordinaryUser, userOf, type OsUser } from './os-user.ts'
import { postgresFiles, STATE_FOLDER } from './postgres-files.ts'
import { commandOf, isAlive, isGoneWithin, isTaken } from './processes.ts'

/** A PostgreSQL of our own in a folder: its files, who runs it, how it is reached. */
export type Cluster = {
  folder: string       // holds pg/, password, postgres.log
  files: string        // PGDATA, resolved
  user: OsUser | null  // whom PostgreSQL runs as; null: as we are
  programs(): string   // folder of bin/postgres; looked for only when a server must be started
  socket: string       // folder of the unix socket: no port is opened
  log: string
  url(database: string): string
}

export const OWNER = 'nhatthe'
const project = fileURLToPath(new URL('../../..', import.meta.url))

/** The cluster of this data folder, made at the first start (initdb). Throws a Fault when the folder is somebody else's. */
export function clusterIn(folder: string): Cluster {
  const user = ordinaryUser(join(folder, 'pg'), project)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const files = placeOfFiles(folder, user)
  requireOurs(files)
  const programs = () => postgresFiles(user)
  const password = passwordIn(folder)
  if (!existsSync(join(files, 'PG_VERSION'))) initialise(programs(), files, user, password)
  const socket = socketFolder(files, user)
  return {
    folder, files, user, programs, socket,
    log: join(folder, 'postgres.log'),
    url: (database) => `postgresql://${OWNER}:${password}@${encodeURIComponent(socket)}/${database}`,
  }
}

/** data/pg, or a link there to STATE_FOLDER when PostgreSQL's user may not enter the data folder. */
function placeOfFiles(folder: string, user: OsUser | null) {
  const files = join(folder, 'pg')
  if (existsSync(files)) return realpathSync(files)
  if (user === null || canReach(user, folder)) return join(realpathSync(folder), 'pg')
  const elsewhere = join(STATE_FOLDER, `data-${shortHash(realpathSync(folder))}`)
  mkdirSync(elsewhere, { recursive: true, mode: 0o755 })
  rmSync(files, { force: true })
  symlinkSync(join(elsewhere, 'pg'), files)
  return join(elsewhere, 'pg')
}

function requireOurs(files: string) {
  const found = statSync(files, { throwIfNoEntry: false })
  const us = process.getuid?.()
  if (found && us !== 0 && found.uid !== us)
    throw sayFault('folder-not-ours', { folder: dirname(files), owner: userOf(found.uid)?.name ?? found.uid })
}

function passwordIn(folder: string) {
  const file = join(folder, 'password')
  try {
    writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EROFS') throw sayFault('folder-not-ours', { folder, owner: userOf(statSync(folder).uid)?.name ?? '?' })
    if (code !== 'EEXIST') throw sayFault(error)
  }
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw sayFault('folder-not-ours', { folder, owner: userOf(statSync(file).uid)?.name ?? '?' })
  }
}

/** Into a folder beside, then renamed: a start that dies half way leaves nothing that looks like a cluster. */
function initialise(programs: string, files: string, user: OsUser | null, password: string) {
  const half = `${files}.${process.pid}`
  const secret = `${half}.password`
  mkdirSync(half, { mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (user) for (const path of [half, secret]) chownSync(path, user.uid, user.gid)
  try {
    const made = spawnSync(join(programs, 'bin', 'initdb'), [
      '-D', half, '-U', OWNER, `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
    ], { encoding: 'utf8', cwd: '/', ...asUser(user) })
    if (made.status !== 0) throw startFault(`${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`, 'initdb')
    renameSync(half, files)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(join(files, 'PG_VERSION'))) throw error
  } finally {
    rmSync(secret, { force: true })
  }
}

/** In the cluster itself, which is closed to others; where that path is too long for a socket, a short one of the same user's. */
function socketFolder(files: string, user: OsUser | null) {
  if (Buffer.byteLength(files) <= 80) return files
  const short = join(tmpdir(), `nhat-the-${shortHash(files)}`)
  mkdirSync(short, { recursive: true, mode: 0o700 })
  const owner = user?.uid ?? process.getuid?.()
  if (user) chownSync(short, user.uid, user.gid)
  if (statSync(short).uid !== owner) throw sayFault('folder-not-ours', { folder: short, owner: userOf(statSync(short).uid)?.name ?? '?' })
  return short
}

export type Running = { pid: number; ready: boolean }

/** The server that runs on these files, found by its pid file; a pid file whose process is another program is not one. */
export function running({ files }: Cluster): Running | null {
  const [pidLine, folder, , , , , , status] = linesOf(join(files, 'postmaster.pid'))
  const pid = Number(pidLine)
  if (!isOurs(pid) || folder !== files) return null
  return { pid, ready: status?.trim() === 'ready' }
}

const isOurs = (pid: number) => Number.isInteger(pid) && pid > 1 && isAlive(pid) && /postgres/.test(commandOf(pid))

const linesOf = (file: string) => {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * Starts PostgreSQL on the cluster, on which none was running, and returns when it takes connections. If another process was quicker, that server it is.
 * Throws a Fault: 'server-not-ready' while the last parts of a killed server are still ending.
 */
export async function start(cluster: Cluster, settings: Record<string, string>): Promise<Running> {
  clearStaleLocks(cluster)
  const logFrom = openLog(cluster.log)
  const log = openSync(cluster.log, 'a', 0o600)
  const child = spawn(join(cluster.programs(), 'bin', 'postgres'), argumentsFor(cluster, settings), {
    cwd: '/', detached: true, stdio: ['ignore', log, log], ...asUser(cluster.user),
  })
  closeSync(log)
  let failed: string | undefined
  child.once('error', (error) => { failed = error.message })
  child.once('exit', (code) => { failed ??= `(${code})` })
  child.unref()
  while (failed === undefined) {
    const found = running(cluster)
    if (found?.ready) return found
    await pause(5)
  }
  const other = running(cluster)
  if (other) return other
  throw startFault(readFileSync(cluster.log, 'utf8').slice(logFrom) + failed, cluster.log)
}

/** Above any pid there is: to PostgreSQL a process that is surely gone. */
const NOBODYS_PID = '999999999'

/**
 * PostgreSQL takes any process of its user, even a zombie, for the server that its lock files name; we know by its command line that it is none.
 * The file stays, for its other lines let PostgreSQL see whether parts of a killed server still live.
 */
function clearStaleLocks({ files, socket }: Cluster) {
  for (const file of [join(files, 'postmaster.pid'), join(socket, '.s.PGSQL.5432.lock')]) {
    const [pidLine, ...rest] = linesOf(file)
    const pid = Number(pidLine)
    if (pidLine === '') clearRemnant(file)
    else if (pid > 1 && isTaken(pid) && !isOurs(pid)) writeFileSync(file, [NOBODYS_PID, ...rest].join('\n'))
  }
}

/** An empty lock file is one that a server is about to fill, or, once old, what a full disk left. */
function clearRemnant(file: string) {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  if (Date.now() - written > 10_000) rmSync(file, { force: true })
}

function openLog(log: string) {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size < 5_000_000) return size
  truncateSync(log)
  return 0
}

const argumentsFor = ({ files, socket }: Cluster, settings: Record<string, string>) => [
  '-D', files,
  ...Object.entries({ ...settings, listen_addresses: '', unix_socket_directories: socket, unix_socket_permissions: '0700', port: '5432' })
    .flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]

/** Stops the server: at once but cleanly, then less politely; one that fell already is not asked to tidy up. */
export async function stop(pid: number, { files, socket }: Cluster, fallen = false) {
  await end(pid, fallen ? fallenSteps : steps)
  if (socket !== files) rmSync(socket, { recursive: true, force: true })
}

const fallenSteps = [['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const
const steps = [['SIGINT', 20_000], ...fallenSteps] as const

async function end(pid: number, how: readonly (readonly ['SIGINT' | 'SIGQUIT' | 'SIGKILL', number])[]) {
  for (const [signal, patience] of how) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await isGoneWithin(pid, patience)) return
  }
}

const asUser = (user: OsUser | null) => ({
  ...(user ? { uid: user.uid, gid: user.gid } : {}),
  env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', USER: user?.name ?? currentUserName() },
})

function startFault(said: string, log: string) {
  if (/is still in use|lock file .* (already exists|is empty)/.test(said)) return sayFault('server-not-ready')
  if (/No space left on device/.test(said)) return sayFault('disk-full')
  const detail = said.split('\n').filter((line) => /FATAL|error|could not|cannot/i.test(line)).at(-1) ?? said.trim().split('\n').at(-1) ?? ''
  return sayFault('server-will-not-start', { log: log, detail: detail.trim() })
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)
