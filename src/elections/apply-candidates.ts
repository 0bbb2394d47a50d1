import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { addDays, type Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { restOn } from '#posts/public.ts'
import { electionsIn, keyOf, unitsIn } from './apply-elections.ts'
import { placeOf, underWayIn } from './apply-under-way.ts'
import type { Kind, Post, PutBy } from './election.ts'

type Known = { electionId: number; personId: number; post: Post; putBy: PutBy; votes: number | null; elected: boolean }
type Wanted = Known & { row: number; unitId: number; heldOn: Day | null }
const candidacyOf = ({ electionId, post, personId }: Pick<Known, 'electionId' | 'post' | 'personId'>) => `${electionId}/${post}/${personId}`
const kindOf = (post: Post): Kind => (post === 'village_head' ? 'village_head' : 'cell')

/** For so long after an election its recognition still comes of it. */
const recognitionDays = 92

/** «Ứng cử»: by election, post and person. Who was elected and is in post from then on is tied to it; nobody is appointed anew. */
export async function applyCandidates(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[]): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const outcomes: Outcome[] = [], faults: Fault[] = [], wanted: Wanted[] = []
  const people = await personsNamed(tx, context, sheetRows.map(({ values }) => String(values['person'])))
  const unitOf = await unitsIn(tx, context, sheetRows)
  const units = sheetRows.map(unitOf)
  const elections = await electionsIn(tx, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const open = await underWayIn(tx, context, [...new Set(units.flatMap((unit) => ('id' in unit ? [unit.id] : [])))])
  const known = new Map((await rows<Known>(tx, sql`
    select election_id as "electionId", person_of(person_id) as "personId", post, put_by as "putBy", votes, elected from candidate where election_id = any(${[...elections.values(), ...open.values()].map(({ id }) => id)}::int[])`)).map((each) => [candidacyOf(each), each]))
  const seen = new Map<string, number>()
  for (const [at, { row, values }] of sheetRows.entries()) {
    const unit = units[at]!
    const fault = (column: string, code: string, facts: Record<string, unknown> = {}) => { faults.push({ row, column, code, facts }) }
    if ('code' in unit) { faults.push(unit); continue }
    const [kind, heldOn, key] = [values['kind'] as Kind, values['held_on'] as Day | null, String(values['person'])]
    const goingOn = heldOn === null ? open.get(placeOf(unit.id, kind)) : undefined
    const election = heldOn === null ? goingOn : elections.get(keyOf(unit.id, kind, heldOn))
    if (!election) { if (heldOn === null) fault('unit_code', 'elections.none-under-way'); else fault('held_on', 'elections.unknown-election', { on: heldOn }); continue }
    const personId = people.get(key)
    if (personId === undefined) { fault('person', 'posts.unknown-person', { key }); continue }
    const post = (values['post'] as Post | null) ?? (kind === 'cell' ? 'cell_secretary' : 'village_head')
    if (kindOf(post) !== kind) { fault('post', 'elections.post-of-other-kind'); continue }
    const place = candidacyOf({ electionId: election.id, post, personId })
    const other = seen.get(place)
    if (other !== undefined) { fault('person', 'elections.row-repeated', { otherRow: other }); continue }
    seen.set(place, row)
    const before = known.get(place)
    const one: Wanted = { row, electionId: election.id, unitId: unit.id, heldOn, personId, post, putBy: (values['put_by'] as PutBy | null) ?? before?.putBy ?? 'front', votes: (values['votes'] as number | null) ?? before?.votes ?? null, elected: (values['elected'] as boolean | null) ?? before?.elected ?? false }
    if (before && before.votes === one.votes && before.elected === one.elected && before.putBy === one.putBy) { outcomes.push({ row, change: 'same' }); continue }
    if (goingOn && !goingOn.isNew) { fault('unit_code', 'elections.goes-on-here'); continue }
    if ('known' in election && election.known === 'counted') { fault('held_on', 'elections.counted-here'); continue }
    wanted.push(one)
    outcomes.push(before ? { row, change: 'changed', what: { votes: [before.votes, one.votes], elected: [before.elected, one.elected], put_by: [before.putBy, one.putBy] } } : { row, change: 'new' })
  }
  if (wanted.length > 0) await write(tx, actor, context, wanted)
  return { outcomes, faults }
}

async function write(tx: Tx, actor: Actor, context: Context, wanted: Wanted[]) {
  await rows(tx, sql`
    insert into candidate (election_id, unit_id, person_id, post, put_by, votes, elected)
    select w."electionId", w."unitId", w."personId", w.post, w."putBy", w.votes, w.elected
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w ("electionId" int, "unitId" int, "personId" int, post text, "putBy" text, votes int, elected boolean)
    on conflict (election_id, post, person_id) do update set put_by = excluded.put_by, votes = excluded.votes, elected = excluded.elected`)
  await restOn(tx, wanted.flatMap(({ elected, electionId, unitId, personId, post, heldOn }) => (elected && heldOn !== null ? [{ unitId, kind: post, personId, from: heldOn, upto: addDays(heldOn, recognitionDays), basis: `elections/${electionId}` }] : [])))
  await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet: 'candidates', count: wanted.length, source: context.source, on: context.on } })
}
