import type { Tx } from '#ground/database/database.ts'
import type { Context } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'

/** What the sheets of people must know of units. People and units do not know each other: a room above both gives it. */
export type Places = {
  /** Ids of units by their codes on a day. */
  idsOf(tx: Tx, codes: string[], on: Day): Promise<Map<string, number>>
  /** Codes of units on a day. */
  codesOf(tx: Tx, ids: number[], on: Day): Promise<Map<number, string>>
  /** Persons who live or ever held a post in the unit or below it. */
  peopleUnder(tx: Tx, unitId: number, on: Day): Promise<number[]>
}

/** The key under which a person of an office's workbook is kept: '178/N0001'. */
export const officeKey = (key: string, { unitCode }: Pick<Context, 'unitCode'>): string => (key.includes('/') ? key : `${unitCode}/${key}`)

/** Ids of units that a file names by code: those it brought itself, else those of the register. */
export async function placesNamed(tx: Tx, places: Places, context: Context, codes: Iterable<string>): Promise<Map<string, number>> {
  const wanted = [...new Set(codes)]
  const found = await places.idsOf(tx, wanted, context.on)
  for (const code of wanted) {
    const brought = context.known.get(`village:${code}`) ?? context.known.get(`cell:${code}`)
    if (brought !== undefined) found.set(code, brought)
  }
  return found
}
