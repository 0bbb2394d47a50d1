import { after } from 'node:test'
import { openDatabase, type Database, type Tx } from '#ground/database/database.ts'
import { asOwner, SERVER_URL, TEMPLATE, urlOf } from './test-server.ts'

const [serverUrl, template] = [process.env[SERVER_URL], process.env[TEMPLATE]]
const opened: { name: string; database: Database }[] = []
let made = 0

/** A database of this test's own, cloned from the template: every room's tables, no facts but the kinds of post. Dropped when the file is done. */
export async function testDatabase(): Promise<Database> {
  const { database } = await cloneTemplate()
  return database
}

/** As testDatabase, with the address, for a test that starts other processes on it. */
export async function cloneTemplate(): Promise<{ database: Database; url: string }> {
  if (!serverUrl || !template) throw new Error('tests of the database are run by: npm run t -- FILES')
  const name = `test_${process.pid}_${++made}`
  await asOwner(serverUrl, 'postgres', (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
  const url = urlOf(serverUrl, name)
  const database = await openDatabase(url, { connections: 8 })
  opened.push({ name, database })
  return { database, url }
}

let own: Promise<Database> | undefined

/** The work may write what it likes: all of it is rolled back. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  own ??= testDatabase()
  const database = await own
  let result: { value: T } | undefined
  await database.transaction(async (tx) => {
    result = { value: await work(tx) }
    throw ROLLED_BACK
  }).catch((error: unknown) => { if (error !== ROLLED_BACK) throw error })
  if (!result) throw new Error('the work did not end')
  return result.value
}

const ROLLED_BACK = new Error('rolled back, as meant')

after(async () => {
  if (!serverUrl) return
  await Promise.all(opened.map(({ database }) => database.close()))
  await asOwner(serverUrl, 'postgres', async (client) => {
    for (const { name } of opened) await client.query(`drop database if exists ${name} with (force)`)
  })
})
