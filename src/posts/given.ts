import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'

let made = 0

export type Country = { country: number; province: number; communes: { commune: number; committee: number }[] }

/** A country of one province with so many communes and their committees, for all time. */
export async function givenCountry(tx: Tx, communes = 2): Promise<Country> {
  const country = await unit(tx, 'state', 'country', 'x', null)
  const province = await unit(tx, 'state', 'province', 'tinh', country)
  const made: Country['communes'] = []
  for (let i = 0; i < communes; i++) {
    const commune = await unit(tx, 'state', 'commune', 'xa', province)
    const committee = await unit(tx, 'party', 'commune_committee', 'party', null)
    await rows(tx, sql`insert into unit_counterpart (party_id, state_id) values (${committee}, ${commune})`)
    made.push({ commune, committee })
  }
  return { country, province, communes: made }
}

export const givenVillage = (tx: Tx, commune: number, from: Day | string | null = null, legalKind = 'thon') => unit(tx, 'state', 'village', legalKind, commune, from)

/** A cell under the committee that covers these villages from the day on. */
export async function givenCell(tx: Tx, committee: number, villages: number[], from: Day | string | null = null): Promise<number> {
  const cell = await unit(tx, 'party', 'cell', 'party', committee, from)
  for (const village of villages) await rows(tx, sql`insert into cell_cover (cell_id, village_id, held) values (${cell}, ${village}, daterange(${from}::date, null))`)
  return cell
}

async function unit(tx: Tx, tree: 'state' | 'party', kind: string, legalKind: string, parentId: number | null, from: Day | string | null = null): Promise<number> {
  const number = ++made
  const { id } = await row<{ id: number }>(tx, sql`insert into unit (tree, kind) values (${tree}, ${kind}) returning id`)
  await rows(tx, sql`
    insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
    values (${id}, ${tree}, daterange(${from}::date, null), ${`${kind}-${process.pid}-${number}`}, ${kind === 'cell' ? 'Chi bộ' : kind === 'village' ? 'Thôn' : 'Xã'}, ${legalKind}, ${`Số ${number}`}, ${parentId})`)
  return id
}
