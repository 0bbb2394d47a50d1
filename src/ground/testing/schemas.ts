import { existsSync, readFileSync } from 'node:fs'

/** The rooms that have tables, lowest floor first: each may point at tables of those before it. */
export const roomsWithTables = ['ground', 'papers', 'legal-rules', 'units', 'people', 'accounts', 'indicators', 'imports', 'documents', 'posts', 'journal'] as const

/** The text of every room's schema.sql, in that order; a room that derives rows from facts has the functions in derive.sql, and what keeps the rows up in settle.sql, loaded after it. */
export const schemas = (): { room: string; text: string }[] =>
  roomsWithTables
    .flatMap((room) => ['schema.sql', 'derive.sql', 'settle.sql'].map((name) => ({ room, file: new URL(`../../${room}/${name}`, import.meta.url) })))
    .filter(({ file }) => existsSync(file))
    .map(({ room, file }) => ({ room, text: readFileSync(file, 'utf8') }))
