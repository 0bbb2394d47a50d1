import { createHmac } from 'node:crypto'
import type { Database } from './database.ts'
import { sayFault } from './faults.ts'

/**
 * A login that owns nothing and is a member of this group only: what the server works under when somebody is signed in. Made where it is not there yet.
 * Its password follows from the owner's, so several servers of one register agree and nothing more has to be kept.
 * @param url of the owner @returns the address of the same database for that login
 * @throws Fault 'may-not-make-logins' where the owner may not create roles
 */
export async function runtimeLogin(owner: Database, url: string, group: string): Promise<string> {
  const address = new URL(url)
  const name = `${decodeURIComponent(address.pathname.slice(1))}_${group}`.slice(0, 63)
  const password = createHmac('sha256', decodeURIComponent(address.password)).update(name).digest('hex')
  const client = await owner.pool.connect()
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
    const [login, secret, member] = [client.escapeIdentifier(name), client.escapeLiteral(password), client.escapeIdentifier(group)]
    if (rowCount === 0) await client.query(`create role ${login} login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password ${secret}`).catch(unlessMade)
    await client.query(`alter role ${login} inherit password ${secret}`)
    await client.query(`grant ${member} to ${login}`)
  } catch (error) {
    throw (error as { code?: string }).code === '42501' ? sayFault('may-not-make-logins', { name, group }) : error
  } finally {
    client.release()
  }
  address.username = encodeURIComponent(name)
  address.password = password
  return address.href
}

/** Another server was quicker. */
function unlessMade(error: { code?: string }) {
  if (error.code !== '42710' && error.code !== '23505') throw error
}
