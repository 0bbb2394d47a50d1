import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { type PartyOfHead, stateOf, type VillageState } from '../village-state.ts'

type Span = { from: string; upto: string }
type Facts = {
  versions: (Span & { id: number; kind: string; parent: number | null; legalKind: string })[]
  covers: (Span & { cell: number; village: number })[]
  appointments: (Span & { unit: number; kind: string; person: number; interim: boolean })[]
  parties: (Span & { person: number; status: string })[]
  portraits: (Span & { person: number; sex: string | null; ethnic: string | null; birth: string | null; professional: string | null })[]
  jobs: (Span & { person: number; kind: string }) []
  same: { person: number; kept: number }[]
  lines: { from: number; to: number }[]
  counterparts: { party: number; state: number }[]
}

const span = sql`coalesce(lower(f.held), '-infinity')::text as "from", coalesce(upper(f.held), 'infinity')::text as upto`
const believed = sql`upper_inf(f.recorded)`

/** Every fact believed now, read plainly: for tests that ask what a single day's answer must be. */
export const readFacts = async (tx: Tx, units: number[], people: number[]): Promise<Facts> => allOf({
  versions: rows(tx, sql`select f.unit_id as id, u.kind, f.parent_id as parent, f.legal_kind as "legalKind", coalesce(lower(f.valid), '-infinity')::text as "from", coalesce(upper(f.valid), 'infinity')::text as upto
    from unit_version f join unit u on u.id = f.unit_id where ${believed} and (f.unit_id = any(${units}::int[]) or u.kind not in ('village', 'cell'))`),
  covers: rows(tx, sql`select f.cell_id as cell, f.village_id as village, ${span} from cell_cover f where ${believed} and f.village_id = any(${units}::int[])`),
  appointments: rows(tx, sql`select f.unit_id as unit, f.kind, f.person_id as person, f.interim, ${span} from appointment f where ${believed} and f.unit_id = any(${units}::int[])`),
  parties: rows(tx, sql`select f.person_id as person, f.status, ${span} from party_status f where ${believed} and f.person_id = any(${people}::int[])`),
  portraits: rows(tx, sql`select f.person_id as person, f.sex, f.ethnic, f.birth::text as birth, f.professional_level as professional, ${span} from person_version f where ${believed} and f.person_id = any(${people}::int[])`),
  jobs: rows(tx, sql`select f.person_id as person, f.kind, ${span} from employment f where ${believed} and f.person_id = any(${people}::int[])`),
  same: rows(tx, sql`select f.person_id as person, f.kept_id as kept from same_person f where ${believed} and f.judged = 'same' and f.person_id = any(${people}::int[])`),
  lines: rows(tx, sql`select f.from_id as "from", f.to_id as "to" from unit_succession f where ${believed} and f.to_id = any(${units}::int[])`),
  counterparts: rows(tx, sql`select party_id as party, state_id as state from unit_counterpart`),
})

/** All asked at once. */
async function allOf(asked: { [Part in keyof Facts]: Promise<Facts[Part]> }): Promise<Facts> {
  const parts = await Promise.all(Object.entries(asked).map(async ([part, found]) => [part, await found]))
  return Object.fromEntries(parts) as Facts
}

/** Of days as the database writes them: infinite ones stand at the ends. */
const place = (day: string) => (day === '-infinity' ? '' : day === 'infinity' ? '~' : day)
const holds = ({ from, upto }: Span, on: string) => place(from) <= on && on < place(upto)

/** The answers of a village on one day, by looking at every fact; undefined where it does not stand below the country. */
export function villageOn(facts: Facts, village: number, on: string) {
  const standing = facts.versions.find(({ id, ...each }) => id === village && holds(each, on))
  const above = standing && placeOf(facts, standing.parent, on)
  if (!standing || !above) return undefined
  const speaker = (person: number) => facts.same.find((each) => each.person === person)?.kept ?? person
  const heads = facts.appointments.filter((each) => each.unit === village && each.kind === 'village_head' && holds(each, on))
  const head = heads[0] && { ...heads[0], person: speaker(heads[0].person) }
  const cells = facts.covers.filter((each) => each.village === village && holds(each, on) && facts.versions.some((version) => version.id === each.cell && holds(version, on))).map(({ cell }) => cell).sort((a, b) => a - b)
  const secretaries = facts.appointments.filter((each) => cells.includes(each.unit) && each.kind === 'cell_secretary' && holds(each, on))
    .map((each) => ({ cell: each.unit, person: speaker(each.person), interim: each.interim })).sort((a, b) => a.cell - b.cell)
  const secretary = secretaries.find(({ person }) => person === head?.person) ?? secretaries[0]
  const fronts = facts.appointments.filter((each) => each.unit === village && each.kind === 'front_head' && holds(each, on)).map(({ person }) => speaker(person))
  const of = head ? factsOfPerson(facts, head.person, on) : undefined
  const party = of?.party ?? 'none'
  const state: VillageState = stateOf(head ?? null, party, secretaries)
  return {
    ...above, legal_kind: standing.legalKind, state, cell_id: secretary?.cell ?? cells[0] ?? null, head_id: head?.person ?? null, secretary_id: secretary?.person ?? null,
    head_interim: head?.interim ?? false, secretary_interim: secretary?.interim ?? false, head_party: party,
    head_since: head && head.from !== '-infinity' ? head.from : null, reelected: head ? wasHeadBefore(facts, village, head, speaker) : false,
    female: of?.female ?? null, minority: of?.minority ?? null, birth: of?.birth ?? null, professional_level: of?.professional ?? null,
    commune_officer: of?.officer ?? false, retired: of?.retired ?? false, secretary_front: secretaries.some(({ person }) => fronts.includes(person)),
  }
}

/** The answers of a cell on one day. */
export function cellOn(facts: Facts, cell: number, on: string) {
  const standing = facts.versions.find(({ id, ...each }) => id === cell && holds(each, on))
  const above = standing && placeOf(facts, facts.counterparts.find(({ party }) => party === standing.parent)?.state ?? standing.parent, on)
  if (!standing || !above) return undefined
  const speaker = (person: number) => facts.same.find((each) => each.person === person)?.kept ?? person
  const members = facts.appointments.filter((each) => each.unit === cell && ['cell_secretary', 'cell_deputy_secretary', 'cell_committee_member'].includes(each.kind) && holds(each, on))
  const secretary = members.find(({ kind }) => kind === 'cell_secretary')
  const villages = new Set(facts.covers.filter((each) => each.cell === cell && holds(each, on) && facts.versions.some((version) => version.id === each.village && holds(version, on))).map(({ village }) => village))
  return {
    ...above, villages: villages.size, secretary_id: secretary ? speaker(secretary.person) : null, secretary_interim: secretary?.interim ?? false,
    committee: new Set(members.map(({ person }) => speaker(person))).size, officer_on_committee: members.some(({ person }) => factsOfPerson(facts, speaker(person), on).officer),
  }
}

function placeOf(facts: Facts, parent: number | null, on: string) {
  const found = { province_id: 0, district_id: 0, commune_id: 0 }
  for (let at = parent; at !== null;) {
    const version = facts.versions.find(({ id, ...each }) => id === at && holds(each, on))
    if (!version) return undefined
    if (version.kind === 'country') return found
    if (version.kind === 'province') found.province_id = at
    if (version.kind === 'district') found.district_id = at
    if (version.kind === 'commune') found.commune_id = at
    at = version.parent
  }
  return undefined
}

/** The record that speaks is heard first, then those folded into it. */
function factsOfPerson(facts: Facts, speaker: number, on: string) {
  const records = [speaker, ...facts.same.filter(({ kept }) => kept === speaker).map(({ person }) => person).sort((a, b) => a - b)]
  const first = <Fact extends Span & { person: number }>(all: Fact[]) => records.map((record) => all.find((each) => each.person === record && holds(each, on))).find((each) => each !== undefined)
  const status = first(facts.parties)?.status ?? 'none'
  const portrait = first(facts.portraits)
  const jobs = facts.jobs.filter((each) => records.includes(each.person) && holds(each, on)).map(({ kind }) => kind)
  return {
    party: (status === 'exempt' ? 'official' : status === 'left' ? 'none' : status) as PartyOfHead,
    female: portrait?.sex ? portrait.sex === 'female' : null, minority: portrait?.ethnic ? portrait.ethnic !== '01' : null, birth: portrait?.birth ?? null, professional: portrait?.professional ?? null,
    officer: jobs.some((kind) => kind.startsWith('commune_')), retired: jobs.includes('retired'),
  }
}

const DAY = 86_400_000

function wasHeadBefore(facts: Facts, village: number, head: Span & { person: number }, speaker: (person: number) => number): boolean {
  const line = [village, ...facts.lines.filter(({ to }) => to === village).map(({ from }) => from)]
  return facts.appointments.some((each) => line.includes(each.unit) && each.kind === 'village_head' && !each.interim && speaker(each.person) === head.person
    && each.upto !== 'infinity' && head.from !== '-infinity' && each.upto <= head.from && Date.parse(head.from) - Date.parse(each.upto) <= 183 * DAY)
}
