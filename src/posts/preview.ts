import type { Actor } from '#ground/actor.ts'
import { findRow, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { appoint, type Appointing, replace, type Replacing } from './appoint.ts'
import type { EndReason, Warning } from './appointment.ts'
import { correct, type Correction, end, extend, strike } from './end-term.ts'
import type { VillageState } from './village-state.ts'

export type Act =
  | ({ act: 'appoint' } & Appointing)
  | ({ act: 'replace' } & Replacing)
  | { act: 'end'; number: number; on: Day; reason: EndReason }
  | { act: 'extend'; number: number; plannedEnd: Day; decidedOn: Day }
  | ({ act: 'correct'; number: number; on: Day } & Correction)
  | { act: 'strike'; number: number; on: Day }

type Seen = { state: VillageState; head: string | null; secretary: string | null } | null
export type Preview = { on: Day; people: number[]; warnings: Warning[]; villages: { id: number; name: string; before: Seen; after: Seen }[] }

const why = 'xem trước'

/** Does the act, looks at the states of the villages it touches on its day, and takes it back. Refused as the act itself would be. */
export async function previewAct(tx: Tx, actor: Actor, act: Act): Promise<Preview> {
  const on = dayOf(act)
  const villages = await touchedVillages(tx, act, on)
  const before = await statesOn(tx, villages, on)
  await rows(tx, sql`savepoint before_preview`)
  const warnings = await doIt(tx, actor, act)
  await rows(tx, sql`select settle()`)
  const after = await statesOn(tx, villages, on)
  await rows(tx, sql`rollback to savepoint before_preview`)
  const membership = 'personId' in act && act.personId !== undefined ? await warnOfMembership(tx, act, on) : []
  const seen = (each: StateRow | undefined): Seen => (each ? { state: each.state, head: each.head, secretary: each.secretary } : null)
  const named = [...before.values(), ...after.values()].flatMap(({ headId, secretaryId }) => [headId, secretaryId])
  const people = [...new Set([...named, 'personId' in act ? act.personId : null])].filter((id) => typeof id === 'number')
  return { on, people, warnings: [...warnings, ...membership], villages: villages.flatMap((id) => {
    const [one, two] = [before.get(id), after.get(id)]
    return one || two ? [{ id, name: (two ?? one)!.name, before: seen(one), after: seen(two) }] : []
  }) }
}

const dayOf = (act: Act): Day => (act.act === 'extend' ? act.decidedOn : act.act === 'appoint' || act.act === 'replace' ? act.from : act.on)

async function doIt(tx: Tx, actor: Actor, act: Act): Promise<Warning[]> {
  switch (act.act) {
    case 'appoint': return (await appoint(tx, actor, act)).warnings
    case 'replace': return (await replace(tx, actor, act)).warnings
    case 'end': await end(tx, actor, act); return []
    case 'extend': await extend(tx, actor, act); return []
    case 'strike': await strike(tx, actor, act.number, why); return []
    case 'correct': {
      const { act: _, number, on: __, ...patch } = act
      await correct(tx, actor, number, patch, why)
      return []
    }
  }
}

/** The village itself, or the villages that the cell covers on the day. */
const touchedVillages = async (tx: Tx, act: Act, on: Day): Promise<number[]> => {
  const at = 'unitId' in act ? sql`${act.unitId}::int` : sql`(select unit_id from appointment where number = ${act.number} limit 1)`
  return (await rows<{ id: number }>(tx, sql`
    select id from unit where id = ${at} and kind = 'village'
    union select village_id from cell_cover where cell_id = ${at} and upper_inf(recorded) and held @> ${on}::date
    order by id`)).map(({ id }) => id)
}

type StateRow = { id: number; name: string; state: VillageState; head: string | null; headId: number | null; secretary: string | null; secretaryId: number | null }

const statesOn = async (tx: Tx, villages: number[], on: Day) => new Map((await rows<StateRow>(tx, sql`
  select s.village_id as id, s.state, s.head_id as "headId", s.secretary_id as "secretaryId", coalesce(u.full_name, '') as name,
         (select n.name from person_version n where n.person_id = s.head_id and upper_inf(n.recorded) order by (n.held @> ${on}::date) desc limit 1) as head,
         (select n.name from person_version n where n.person_id = s.secretary_id and upper_inf(n.recorded) order by (n.held @> ${on}::date) desc limit 1) as secretary
  from village_state s left join unit_version u on u.unit_id = s.village_id and upper_inf(u.recorded) and u.valid @> ${on}::date
  where s.village_id = any(${villages}::int[]) and s.from_day <= ${on}::date and s.upto_day > ${on}::date`)).map((each) => [each.id, each]))

/** A Party post given to one who is no official member on the day: not refused, since the register may not know, but said. */
async function warnOfMembership(tx: Tx, act: Act, on: Day): Promise<Warning[]> {
  if (act.act !== 'appoint' && act.act !== 'replace') return []
  const found = await findRow<{ name: string; status: string | null }>(tx, sql`
    select v.name, (select s.status from party_status s where s.person_id = v.person_id and upper_inf(s.recorded) and s.held @> ${on}::date limit 1) as status
    from post_kind k, person_version v
    where k.code = ${act.kind} and k.tree = 'party' and v.person_id = ${act.personId} and upper_inf(v.recorded)
    order by (v.held @> ${on}::date) desc limit 1`)
  if (!found || found.status === 'official' || found.status === 'exempt') return []
  return [{ code: 'posts.not-an-official-member', facts: { name: found.name, on } }]
}
