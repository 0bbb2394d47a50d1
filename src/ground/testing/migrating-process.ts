/** Migrates a database from a process of its own: migrating-process.ts URL JSON-OF-MIGRATIONS. Says which it applied, as JSON. */
import { openDatabase } from '#ground/database/database.ts'
import { type Migration, migrate } from '#ground/database/migrate.ts'

const [url = '', text = '[]'] = process.argv.slice(2)
const database = await openDatabase(url)
console.log('began')
const done = await migrate(database, JSON.parse(text) as Migration[])
console.log(JSON.stringify(done.map(({ name }) => name)))
await database.close()
