import { copyRows } from '#ground/database/copy.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { Refusal } from '#ground/refusal.ts'
import { paperFor } from '#papers/public.ts'
import { composeState, FIRST_LIST, REFORM, type ActKey, type Tree } from './compose.ts'
import { readNationalFiles } from './files.ts'
import { nationalPapers, type NationalPaper } from './papers.ts'
import { withParty } from './party.ts'

const effectOn: Record<ActKey, Day | string> = {
  before: FIRST_LIST, provinces: REFORM, communes: REFORM, districts: REFORM, party: REFORM,
  '30/2026/QH16': '2026-04-30', '237/NQ-UBTVQH16': '2026-04-30', '36/2026/QH16': '2026-09-01', '39/2026/QH16': '2026-09-20', '388/NQ-UBTVQH16': '2026-09-20',
}

/** Fills an empty register with both trees, before and after 01/07/2025. A few seconds at most. Throws 'units.tree-already-there'. */
export async function loadNationalTree(tx: Tx): Promise<{ units: number; versions: number }> {
  if (await findRow(tx, sql`select 1 from unit limit 1`)) throw new Refusal('units.tree-already-there')
  const tree = withParty(composeState(await readNationalFiles()))
  const papers = await enterPapers(tx)
  const acts = await enterActs(tx, papers, tree)
  const { base } = await row<{ base: number }>(tx, sql`
    select setval(pg_get_serial_sequence('unit', 'id'), nextval(pg_get_serial_sequence('unit', 'id')) + ${tree.units.length - 1}) - ${tree.units.length} as base`)
  const at = (id: number) => base + id
  const maybe = (id: number | null) => (id === null ? null : at(id))
  await copyRows(tx, 'unit (id, tree, kind, shard)', tree.units.map((unit) => [at(unit.id), unit.tree, unit.kind, unit.shard]))
  await copyRows(tx, 'unit_counterpart (party_id, state_id)', tree.counterparts.map((pair) => pair.map(at)))
  const versions = await copyRows(tx, 'unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id, opened_by)', versionRows(tree, at, maybe, acts))
  await copyRows(tx, 'unit_succession (from_id, to_id, kind, on_day, note, paper_id, opened_by)',
    tree.passings.map((passing) => [at(passing.fromId), maybe(passing.toId), passing.kind, REFORM, passing.note, papers.get(passing.paper), acts.get(passing.act)]))
  await copyRows(tx, 'unit_former_name (unit_id, name, code, note)', tree.former.map((former) => [at(former.unitId), former.name, former.code, former.note]))
  await nameUnitsOfActs(tx, acts)
  await rows(tx, sql`analyze unit, unit_version, unit_counterpart, unit_succession`) // else the first imports are planned as if there were nothing
  return { units: tree.units.length, versions }
}

function* versionRows(tree: Tree, at: (id: number) => number, maybe: (id: number | null) => number | null, acts: Map<ActKey, number>) {
  for (const version of tree.versions)
    yield [at(version.unitId), version.legalKind === 'party' ? 'party' : 'state', `[${version.from ?? ''},${version.upto ?? ''})`,
      version.code, version.label, version.legalKind, version.name, maybe(version.parentId), acts.get(version.act)]
}

async function enterPapers(tx: Tx) {
  const ids = new Map<NationalPaper, number>()
  for (const [key, draft] of Object.entries(nationalPapers)) ids.set(key as NationalPaper, await paperFor(tx, draft))
  return ids
}

async function enterActs(tx: Tx, papers: Map<NationalPaper, number>, tree: Tree) {
  const ids = new Map<ActKey, number>()
  for (const key of new Set(tree.versions.map(({ act }) => act)).union(new Set(tree.passings.map(({ act }) => act)))) {
    const paperId = key === 'before' ? null : papers.get(key)
    const note = key === 'before' ? 'Danh mục đơn vị hành chính từ 01/03/2025' : null
    ids.set(key, (await row<{ id: number }>(tx, sql`
      insert into unit_act (kind, on_day, paper_id, note) values ('load', ${effectOn[key]}, ${paperId}, ${note}) returning id`)).id)
  }
  return ids
}

/** The small acts of 2026 name their units; the great ones of 2025 are found through the versions they opened. */
const nameUnitsOfActs = (tx: Tx, acts: Map<ActKey, number>) => row(tx, sql`
  with named as (
    update unit_act a set units = (select array_agg(distinct v.unit_id) from unit_version v where v.opened_by = a.id)
    where a.id = any(${[...acts.values()]}) and a.on_day > ${REFORM} returning 1)
  select count(*) from named`)
