import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { emptyFound, type CellFault, type Found } from './finding.ts'
import { findInfo, readInfo, type Given, type InfoRead } from './info.ts'
import { convertSheet } from './legacy-sheet.ts'
import type { RawSheet } from './raw.ts'
import { mostFaults, type HowToRead, type Mends } from './read-rows.ts'
import { recognise, type Mapping, type Recognised, type Remembered } from './recognise.ts'

/** What people decided about a file so far. */
export type Decisions = { given: Given; mapping: Record<string, Mapping>; mends: Mends; accepts: readonly string[] }

export const noDecisions: Decisions = { given: {}, mapping: {}, mends: {}, accepts: [] }

/** A file whose columns are known and whose rows are typed as they meet the register. `info` is null where its columns must be settled first. */
export type Reading = { found: Found; info: InfoRead | null; recognised: Recognised[]; how: HowToRead }

/** The file, then its columns; all faults of a stage at once. */
export function readFile(file: RawSheet[], sheets: Sheet[], decisions: Decisions, remembered: Remembered, today: Day): Reading {
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
  const how = { on: today, mends: decisions.mends, accepts }
  if (asked.length > 0) return { found, info: null, recognised: read, how }
  if (read.length === 0) {
    found.refusal = { code: 'imports.no-known-sheet', facts: { sheets: sheets.map(({ vi, en }) => ({ vi, en })) } }
    return { found, info: null, recognised: [], how }
  }
  const infoRead = readInfo(info, decisions.given, decisions.mends, accepts, today)
  return { found, info: infoRead, recognised: read, how: { ...how, on: infoRead.info.on ?? today } }
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
