import { day, type Day } from '#ground/time/day.ts'
import type { AfterRow, BeforeRow, Edge, NationalFiles } from './files.ts'
import type { NationalPaper } from './papers.ts'

/** Two-tier government: provinces and communes only, from this day on. */
export const REFORM = day('2025-07-01')
/** The earliest day that the official list in national-data/ stands for; earlier days show the same tree. */
export const FIRST_LIST = day('2025-03-01')

export type Placed = { id: number; tree: 'state' | 'party'; kind: string; shard: number }
export type Period = { unitId: number; from: Day | null; upto: Day | null; code: string; label: string; legalKind: string; name: string; parentId: number | null; act: ActKey }
export type Passing = { fromId: number; toId: number | null; kind: 'merge' | 'partial' | 'transfer' | 'dissolve'; note: string | null; paper: NationalPaper; act: ActKey }
export type ActKey = 'before' | NationalPaper
export type Tree = { units: Placed[]; versions: Period[]; passings: Passing[]; former: { unitId: number; name: string; code: string; note: string | null }[]; counterparts: [partyId: number, stateId: number][] }

export const legalKinds: Record<string, string> = {
  'Tỉnh': 'tinh', 'Thành phố': 'thanh_pho', 'Quận': 'quan', 'Huyện': 'huyen', 'Thị xã': 'thi_xa',
  'Xã': 'xa', 'Phường': 'phuong', 'Thị trấn': 'thi_tran', 'Đặc khu': 'dac_khu',
}

const COUNTRY = 1

/** The State's tree with ids from 1, before and after 01/07/2025, with the changes of 2026 on their days. */
export function composeState(files: NationalFiles): Tree {
  const tree: Tree = { units: [], versions: [], passings: [], former: [], counterparts: [] }
  const old = new Map(files.before.map((row) => [row.code, row]))
  const shardOf = (code: string): number => { const row = old.get(code)!; return row.parent_code ? shardOf(row.parent_code) : Number(code) }
  const add = (kind: string, shard: number): number => tree.units.push({ id: tree.units.length + 1, tree: 'state', kind, shard })
  add('country', 0)
  const before = new Map(files.before.map((row) => [row.code, add(row.level, shardOf(row.code))]))
  const after = new Map<string, number>()
  const livesOn = livingOn(files)
  const shards = new Map(files.edges.map((edge) => [edge.new_code, shardOf(edge.old_code)]))
  for (const row of files.after) {
    const continued = livesOn.get(row.code)
    after.set(row.code, continued ? before.get(continued)! : add(row.level, row.parent_code ? shards.get(row.code)! : Number(row.code)))
  }
  tree.versions.push({ ...blank, unitId: COUNTRY, code: 'VN', name: 'Việt Nam', legalKind: 'nuoc' })
  const untouched = new Set(files.after.filter(({ level, code }) => level === 'province' && livesOn.has(code)).map(({ code }) => code))
  addOldVersions(tree, files, before, untouched)
  for (const row of files.after)
    addNewVersions(tree, row, after.get(row.code)!, row.parent_code ? after.get(row.parent_code)! : COUNTRY, untouched.has(row.code))
  addPassings(tree, files, before, after)
  tree.former = files.formerNames.filter((row) => before.has(row.code_2025_before))
    .map((row) => ({ unitId: before.get(row.code_2025_before)!, name: row.former_name, code: row.former_code, note: row.decree || null }))
  return tree
}

const blank: Omit<Period, 'unitId' | 'code' | 'name' | 'legalKind'> = { from: null, upto: null, label: '', parentId: null, act: 'before' }

/** New code -> old code of the same unit: what the map calls unchanged or renamed, and a province alone in its new province. */
function livingOn({ edges, provinceEdges }: NationalFiles) {
  const kept = edges.filter(({ kind }) => kind === 'unchanged' || kind === 'renamed')
  const alone = provinceEdges.filter(({ new_code }) => provinceEdges.filter((other) => other.new_code === new_code).length === 1)
  return new Map([...kept, ...alone].map(({ old_code, new_code }) => [new_code, old_code]))
}

function addOldVersions(tree: Tree, { before: rows }: NationalFiles, before: Map<string, number>, untouched: Set<string>) {
  for (const row of rows) {
    if (untouched.has(row.code)) continue
    tree.versions.push({ ...facts(row), unitId: before.get(row.code)!, from: null, upto: REFORM, parentId: row.parent_code ? before.get(row.parent_code)! : COUNTRY, act: 'before' })
  }
}

function addNewVersions(tree: Tree, row: AfterRow, unitId: number, parentId: number, untouched: boolean) {
  const act = untouched ? 'before' : row.level === 'province' ? 'provinces' : 'communes'
  const first: Period = { ...facts(row), unitId, from: untouched ? null : REFORM, upto: null, parentId, act }
  tree.versions.push(first)
  if (!row.type_change_from) return
  first.upto = day(row.type_change_from)
  tree.versions.push({ ...first, ...facts({ ...row, type: row.type_2026_11 }), from: first.upto, upto: null, act: row.type_change_decree as NationalPaper })
}

const facts = (row: BeforeRow) => ({ code: row.code, label: row.type, legalKind: legalKinds[row.type] ?? row.type, name: row.name })

function addPassings(tree: Tree, files: NationalFiles, before: Map<string, number>, after: Map<string, number>) {
  const intoNew = Map.groupBy(files.edges, (edge) => edge.new_code)
  for (const edge of files.edges) {
    const fromId = before.get(edge.old_code)!, toId = after.get(edge.new_code)!
    if (fromId !== toId) tree.passings.push({ fromId, toId, kind: kindOf(edge, intoNew.get(edge.new_code)!), note: edge.note_vi || null, paper: 'communes', act: 'communes' })
  }
  for (const { old_code, new_code } of files.provinceEdges) {
    const fromId = before.get(old_code)!, toId = after.get(new_code)!
    if (fromId !== toId) tree.passings.push({ fromId, toId, kind: 'merge', note: null, paper: 'provinces', act: 'provinces' })
  }
  const became = new Set(files.edges.filter((edge) => edge.old_level === 'district').map((edge) => edge.old_code))
  for (const row of files.before)
    if (row.level === 'district' && !became.has(row.code)) tree.passings.push({ fromId: before.get(row.code)!, toId: null, kind: 'dissolve', note: null, paper: 'districts', act: 'districts' })
}

/** A tract that a district ran itself ('area') is a part of the district, not the district. */
function kindOf(edge: Edge, together: Edge[]): Passing['kind'] {
  if (edge.kind === 'partial' || edge.old_level === 'area') return 'partial'
  return together.length === 1 ? 'transfer' : 'merge'
}
