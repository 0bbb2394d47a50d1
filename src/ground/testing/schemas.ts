import { existsSync, readFileSync } from 'node:fs'

/** The rooms that have tables, lowest floor first: each may point at tables of those before it. */
export const roomsWithTables = ['ground', 'papers', 'legal-rules', 'accounts', 'units', 'people', 'indicators', 'imports', 'documents', 'posts', 'tasks', 'elections', 'programmes', 'funds', 'mergers', 'inspections', 'personnel-plans', 'trainings', 'commendations', 'evaluations', 'journal', 'access', 'privacy'] as const

/** Every room's tables, then what derives rows from facts, then what keeps those up, then who may see what. */
const files = ['schema.sql', 'derive.sql', 'settle.sql', 'policies.sql']

/** The text of every room's files, in the order in which they are loaded. */
export const schemas = (): { room: string; text: string }[] =>
  files
    .flatMap((name) => roomsWithTables.map((room) => ({ room, file: new URL(`../../${room}/${name}`, import.meta.url) })))
    .filter(({ file }) => existsSync(file))
    .map(({ room, file }) => ({ room, text: readFileSync(file, 'utf8') }))
