import type { Tx } from '#ground/database/database.ts'
import type { Context } from '#ground/spreadsheet/sheet.ts'
import { places, unitsUnder } from './places.ts'

export type Coded = { ids: Map<string, number>; below: ReadonlySet<number> }

/** The units that rows of a workbook name by code: those the file brought, else those of its day; and all that stand in the sending unit, itself and its committee among them. */
export async function unitsCoded(tx: Tx, context: Context, codes: Iterable<unknown>): Promise<Coded> {
  const wanted = [...new Set([...codes].filter((code) => typeof code === 'string'))]
  const ids = await places.idsOf(tx, wanted, context.on)
  const brought = wanted.flatMap((code) => { const id = context.known.get(`village:${code}`) ?? context.known.get(`cell:${code}`); return id === undefined ? [] : [[code, id] as const] })
  return { ids: new Map([...ids, ...brought]), below: new Set([context.unitId, ...await unitsUnder(tx, context.unitId, context.on), ...brought.map(([, id]) => id)]) }
}
