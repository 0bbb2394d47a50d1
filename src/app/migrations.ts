import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Migration } from '#ground/database/migrate.ts'
import { floors } from './house.ts'

const source = new URL('../', import.meta.url)

/** Who may see what, written from the one table of rights: applied again whenever it has changed. */
export const policies = (): Migration[] => [{ room: 'access', name: 'policies.sql', text: readFileSync(new URL('access/policies.sql', source), 'utf8') }]


/** The steps of every room, oldest first; within a number the lower floor first, for a table may point at those below it. */
export function migrations(): Migration[] {
  return floors.flat()
    .flatMap((room, floor) => {
      const folder = new URL(`${room}/migrations/`, source)
      if (!existsSync(folder)) return []
      return readdirSync(folder).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name)).map((name) => ({ room, name, floor, text: readFileSync(new URL(name, folder), 'utf8') }))
    })
    .sort((a, b) => a.name.slice(0, 4).localeCompare(b.name.slice(0, 4)) || a.floor - b.floor)
    .map(({ room, name, text }) => ({ room, name, text }))
}
