import { route, routeAround, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { day } from '#ground/time/day.ts'
import { getDocument, listDocuments } from './contract.ts'
import type { Document } from './document.ts'
import { documentCalled, mediaTypes, written } from './export.ts'
import { fileNameOf } from './form.ts'

/** Every room's documents are handed in. The facts are read in one snapshot; laying them out holds no transaction. */
export const routesFor = (documents: readonly Document[]): Route[] => [
  route(listDocuments, async () => documents.map(({ code, name, formats }) => ({ code, name, formats: [...formats] }))),
  routeAround(getDocument, async ({ database, actor }, { code, unitId, on, format }) => {
    const document = documentCalled(documents, code)
    if (!document.formats.includes(format)) throw new Refusal('documents.no-such-format', { code, formats: document.formats })
    if (!actor) throw new Refusal('documents.nobody-asked')
    const form = await database.read((tx) => document.gather(tx, { unitId, on: day(on), actor, at: new Date() }))
    return new File([await written(form, format) as Uint8Array<ArrayBuffer>], fileNameOf(form, format), { type: mediaTypes[format] })
  }),
]
