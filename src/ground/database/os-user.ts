import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

export type OsUser = { name: string; uid: number; gid: number }

const ACCOUNT = 'nhatthe'

/**
 * The ordinary user to run PostgreSQL as: null (whoever we are) unless we are root, which PostgreSQL refuses.
 * Root hands over to the owner of an existing cluster, else to the owner of the project's folder, else to an account of its own.
 */
export function ordinaryUser(cluster: string, project: string): OsUser | null {
  if (process.getuid?.() !== 0) return null
  return ownerOf(cluster) ?? ownerOf(project) ?? accountOfOurs()
}

/** May this user enter the folder? Asked of the kernel, not worked out from modes. */
export const canReach = (user: OsUser, folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$1" && test -r .', 'sh', folder], { uid: user.uid, gid: user.gid, stdio: 'ignore', cwd: '/' }).status === 0

export const currentUserName = () => userOf(process.getuid?.() ?? -1)?.name ?? String(process.getuid?.())

function ownerOf(folder: string): OsUser | null {
  const found = statSync(folder, { throwIfNoEntry: false })
  return found === undefined || found.uid === 0 ? null : userOf(found.uid)
}

export function userOf(uid: number): OsUser | null {
  return accounts().find((account) => account.uid === uid) ?? null
}

function accountOfOurs(): OsUser {
  const named = (name: string) => accounts().find((account) => account.name === name)
  const ours = named(ACCOUNT)
  if (ours) return ours
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ACCOUNT], { stdio: 'ignore' })
  const found = named(ACCOUNT) ?? named('nobody')
  if (!found) throw new Error('no ordinary user to run PostgreSQL as: run Nhất Thể as an ordinary user')
  return found
}

const accounts = (): OsUser[] =>
  readFileSync('/etc/passwd', 'utf8').split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
