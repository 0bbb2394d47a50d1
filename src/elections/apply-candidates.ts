import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow } from '#ground/spreadsheet/sheet.ts'
import { addDays, type Day } from '#ground/time/day.ts'
import { personsNamed } from '#people/public.ts'
import { restOn } from '#posts/public.ts'
import { electionsIn, keyOf, unitsIn } from './apply-elections.ts'
import type { Kind, Post } from './election.ts'

type Known = { electionId: number; personId: number; post: Post; votes: number | null; elected: boolean }
type Wanted = Known & { row: number; unitId: number; heldOn: Day }
const placeOf = ({ electionId, post, personId }: Pick<Known, 'electionId' | 'post' | 'personId'>) => `${electionId}/${post}/${personId}`
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
  const known = new Map((await rows<Known>(tx, sql`
    select election_id as "electionId", person_of(person_id) as "personId", post, votes, elected from candidate where election_id = any(${[...elections.values()].map(({ id }) => id)}::int[])`)).map((each) => [placeOf(each), each]))
  const seen = new Map<string, number>()
  for (const [at, { row, values }] of sheetRows.entries()) {
    const unit = units[at]!
    const fault = (column: string, code: string, facts: Record<string, unknown> = {}) => { faults.push({ row, column, code, facts }) }
    if ('code' in unit) { faults.push(unit); continue }
    const [kind, heldOn, key] = [values['kind'] as Kind, values['held_on'] as Day, String(values['person'])]
    const election = elections.get(keyOf(unit.id, kind, heldOn))
    if (!election) { fault('held_on', 'elections.unknown-election', { on: heldOn }); continue }
    const personId = people.get(key)
    if (personId === undefined) { fault('person', 'posts.unknown-person', { key }); continue }
    const post = (values['post'] as Post | null) ?? (kind === 'cell' ? 'cell_secretary' : 'village_head')
    if (kindOf(post) !== kind) { fault('post', 'elections.post-of-other-kind'); continue }
    const place = placeOf({ electionId: election.id, post, personId })
    const other = seen.get(place)
    if (other !== undefined) { fault('person', 'elections.row-repeated', { otherRow: other }); continue }
    seen.set(place, row)
    const before = known.get(place)
    const one: Wanted = { row, electionId: election.id, unitId: unit.id, heldOn, personId, post, votes: (values['votes'] as number | null) ?? before?.votes ?? null, elected: (values['elected'] as boolean | null) ?? before?.elected ?? false }
    if (before && before.votes === one.votes && before.elected === one.elected) { outcomes.push({ row, change: 'same' }); continue }
    if (election.known === 'counted') { fault('held_on', 'elections.counted-here'); continue }
    wanted.push(one)
    outcomes.push(before ? { row, change: 'changed', what: { votes: [before.votes, one.votes], elected: [before.elected, one.elected] } } : { row, change: 'new' })
  }
  if (wanted.length > 0) await write(tx, actor, context, wanted)
  return { outcomes, faults }
}

async function write(tx: Tx, actor: Actor, context: Context, wanted: Wanted[]) {
  await rows(tx, sql`
    insert into candidate (election_id, unit_id, person_id, post, votes, elected)
    select w."electionId", w."unitId", w."personId", w.post, w.votes, w.elected
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) w ("electionId" int, "unitId" int, "personId" int, post text, votes int, elected boolean)
    on conflict (election_id, post, person_id) do update set votes = excluded.votes, elected = excluded.elected`)
  await restOn(tx, wanted.filter(({ elected }) => elected).map(({ electionId, unitId, personId, post, heldOn }) => ({ unitId, kind: post, personId, from: heldOn, upto: addDays(heldOn, recognitionDays), basis: `elections/${electionId}` })))
  await record(tx, actor, { what: 'elections.import', units: [context.unitId], facts: { sheet: 'candidates', count: wanted.length, source: context.source, on: context.on } })
}
