import type { Database } from '#ground/database/database.ts'
import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Messages } from '#ground/text/say.ts'
import type { Engine, Hooks } from './check.ts'
import { messages } from './messages.ts'
import { type MarkOf, routesFor } from './routes.ts'
import { startRunner, type Runner } from './runner.ts'

/** What the room hands to the app once the app knows every room's sheets and words. */
export function importsOf(sheets: Sheet[], words: Messages, markOf: MarkOf, hooks: Hooks = {}) {
  const engine: Engine = { sheets, hooks, messages: { ...words, ...messages } }
  let runner: Runner | undefined
  return {
    engine, // for importFile and exportRegister on the command line
    routes: routesFor(engine, markOf, () => runner?.wake()),
    /** Starts working on jobs; `log` hears of bugs. Stopping waits for the transaction at hand. */
    start(database: Database, log: (error: unknown) => void): Runner {
      return (runner = startRunner(database, engine, log))
    },
  }
}

export const imports = { name: 'imports', schema: 'imports/schema.sql', messages, importsOf }
