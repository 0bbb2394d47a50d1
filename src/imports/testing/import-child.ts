/** A process that imports and may be killed at any moment: node import-child.ts URL FILE, or URL alone to run the waiting jobs. */
import { readFile } from 'node:fs/promises'
import { openDatabase } from '#ground/database/database.ts'
import type { Engine } from '../check.ts'
import { clerk, gardens, trees } from '../given.ts'
import { importFile } from '../import-file.ts'
import { runNext } from '../runner.ts'

const [url, file] = process.argv.slice(2)
const database = await openDatabase(url!, { connections: 3 })
const engine: Engine = { sheets: [gardens, trees], hooks: {}, messages: {} }
process.stdout.write('begun\n')
if (file) await importFile(database, engine, clerk, { name: 'vuon.xlsx', bytes: new Uint8Array(await readFile(file)) })
else while (await runNext(database, engine, (error) => console.error(error)));
await database.close()
