import type { Database } from '#ground/database/database.ts'
import { HandedOut, type Mark } from '#ground/http/handed-out.ts'
import { route, routeAround, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { day } from '#ground/time/day.ts'
import { getDocument, listDocuments } from './contract.ts'
import type { Document } from './document.ts'
import { documentCalled, marked, mediaTypes, written } from './export.ts'
import { fileNameOf } from './form.ts'

/** How a file that goes out is marked: a running number, the code of the journal. */
export type MarkOf = (database: Database) => Promise<Mark>

/** Every room's documents are handed in. The facts are read in one snapshot; laying them out holds no transaction. */
export const routesFor = (documents: readonly Document[], markOf: MarkOf): Route[] => [
  route(listDocuments, async () => documents.map(({ code, name, formats }) => ({ code, name, formats: [...formats] }))),
  routeAround(getDocument, async ({ database, actor }, { code, unitId, on, format }) => {
    const document = documentCalled(documents, code)
    if (!document.formats.includes(format)) throw new Refusal('documents.no-such-format', { code, formats: document.formats })
    if (!actor) throw new Refusal('documents.nobody-asked')
    const mark = await markOf(database)
    const form = marked(await database.read((tx) => document.gather(tx, { unitId, on: day(on), actor, at: new Date() })), mark)
    return new HandedOut(await written(form, format), fileNameOf(form, format), mediaTypes[format], { personIds: form.people ?? [], mark })
  }),
]
