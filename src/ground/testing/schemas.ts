import { existsSync, readFileSync } from 'node:fs'

/** The rooms that have tables, lowest floor first: each may point at tables of those before it. */
export const roomsWithTables = ['ground', 'papers', 'legal-rules', 'units', 'people', 'access', 'indicators', 'imports', 'documents', 'posts'] as const

/** The text of every room's schema.sql, in that order. */
export const schemas = (): { room: string; text: string }[] =>
  roomsWithTables
    .map((room) => ({ room, file: new URL(`../../${room}/schema.sql`, import.meta.url) }))
    .filter(({ file }) => existsSync(file))
    .map(({ room, file }) => ({ room, text: readFileSync(file, 'utf8') }))
