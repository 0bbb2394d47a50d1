import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { emptyFound, type CellFault, type Found } from './finding.ts'
import { findInfo, readInfo, type Given, type InfoRead } from './info.ts'
import { convertSheet } from './legacy-sheet.ts'
import type { RawSheet } from './raw.ts'
import { mostFaults, readRows, type Mends, type ReadSheet } from './read-rows.ts'
import { recognise, type Mapping, type Recognised, type Remembered } from './recognise.ts'

/** What people decided about a file so far. */
export type Decisions = { given: Given; mapping: Record<string, Mapping>; mends: Mends; accepts: readonly string[] }

export const noDecisions: Decisions = { given: {}, mapping: {}, mends: {}, accepts: [] }

/** A file read into typed rows, before it meets the register. `info` is null where its columns must be settled first. */
export type Reading = { found: Found; info: InfoRead | null; reads: ReadSheet[]; recognised: Recognised[] }

/** The file, then its columns, then its rows; all faults of a stage at once. Pauses now and then so that others are served. */
export async function readFile(file: RawSheet[], sheets: Sheet[], decisions: Decisions, remembered: Remembered, today: Day): Promise<Reading> {
  const found = emptyFound()
  const accepts = new Set(decisions.accepts)
  const converted = accepts.has('imports.read-as-typed') ? file : file.map((raw) => {
    const { raw: sheet, found: legacy } = convertSheet(raw)
    if (legacy) found.legacy.push(legacy)
    return sheet
  })
  const info = findInfo(converted)
  const { read, asked, notices } = recognise(converted.filter((raw) => raw !== info), sheets, decisions.mapping, remembered)
  found.notices = notices
  found.columns = asked
  if (asked.length > 0) return { found, info: null, reads: [], recognised: read }
  if (read.length === 0) {
    found.refusal = { code: 'imports.no-known-sheet', facts: { sheets: sheets.map(({ vi, en }) => ({ vi, en })) } }
    return { found, info: null, reads: [], recognised: [] }
  }
  const infoRead = readInfo(info, decisions.given, decisions.mends, accepts, today)
  const how = { on: infoRead.info.on ?? today, mends: decisions.mends, accepts }
  const reads: ReadSheet[] = []
  for (const each of read) reads.push(await readRows(each, how))
  return { found, info: infoRead, reads, recognised: read }
}

/** Proposals that a person may accept all at once. */
const acceptable = new Set(['time.two-digit-year', 'imports.lost-zeros'])

/** Puts the faults into what is shown: the first of them, how many, and which proposals may be taken as a whole. */
export function noteFaults(found: Found, faults: CellFault[], total: number) {
  const counts = new Map<string, number>()
  for (const { code, propose } of faults) if (propose !== undefined && acceptable.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  found.faults = faults.slice(0, mostFaults)
  found.faultsTotal = total
  found.proposals = [...counts].map(([code, count]) => ({ code, count }))
}
