import fc from 'fast-check'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { addDays, day, type Day } from '#ground/time/day.ts'
import { beginEmployment } from '#people/employ.ts'
import { become, correctParty } from '#people/join-party.ts'
import { fold, tellApart } from '#people/judge-same.ts'
import { change, correct as correctPerson } from '#people/register.ts'
import { appoint, replace } from '../appoint.ts'
import { correct, end, strike } from '../end-term.ts'
import { type Country, givenCell, givenVillage } from '../given.ts'

export type World = { communes: Country['communes']; villages: number[]; cells: number[]; people: number[] }

export const actor: Actor = { accountId: 0, name: 'Người thử', today: day('2026-11-01'), may: [], unitId: null }

/** Two villages, two cells of which one covers the first village, four people of various standing. */
export async function givenWorld(tx: Tx, { communes }: Country): Promise<World> {
  const villages = [await givenVillage(tx, communes[0]!.commune, '2010-01-01'), await givenVillage(tx, communes[1]!.commune, null, 'tdp')]
  const cells = [await givenCell(tx, communes[0]!.committee, [villages[0]!], '2010-01-01'), await givenCell(tx, communes[0]!.committee, [])]
  const people = (await rows<{ id: number }>(tx, sql`insert into person (office_key) select null from generate_series(1, 4) returning id`)).map(({ id }) => id)
  await rows(tx, sql`
    insert into person_version (person_id, name, sort_key, birth, sex, ethnic)
    select id, 'Người ' || n, 'n', date '1970-01-01' + n::int * 400, case when n % 2 = 0 then 'female' else 'male' end, case when n > 2 then '01' end
    from unnest(${people}::int[]) with ordinality p (id, n)`)
  await rows(tx, sql`insert into party_status (person_id, status, held) values (${people[0]}, 'official', '[2000-01-01,)'), (${people[1]}, 'pipeline', '[2016-01-01,)')`)
  return { communes, villages, cells, people }
}

const chosen = ['head', 'head', 'secretary', 'secretary', 'front', 'front', 'front', 'replace', 'member', 'end', 'end', 'correct', 'strike', 'party', 'party', 'correct-party', 'level', 'sex', 'job', 'cover', 'cover', 'move', 'convert', 'fold', 'apart', 'lineage', 'dissolve'] as const
export type Act = { what: (typeof chosen)[number]; who: number; where: number; on: Day; n: number; flag: boolean }

const someDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2015-01-10'), n * 61))

export const someAct: fc.Arbitrary<Act> = fc.record({ what: fc.constantFrom(...chosen), who: fc.integer({ min: 0, max: 3 }), where: fc.integer({ min: 0, max: 1 }), on: someDay, n: fc.integer({ min: 0, max: 99 }), flag: fc.boolean() })

/** What only adds to what is known, from its day on. */
export const onwardActs = new Set<Act['what']>(['head', 'secretary', 'front', 'replace', 'member', 'end', 'party', 'level', 'job', 'cover', 'move', 'convert'])

/** Does one act; a refusal is thrown, and the caller rolls back. */
export async function perform(tx: Tx, { communes, villages, cells, people }: World, { what, who, where, on, n, flag }: Act): Promise<unknown> {
  const personId = people[who]!, village = villages[where]!, cell = cells[where]!
  const until = n % 3 === 0 ? addDays(on, 400) : null
  switch (what) {
    case 'head': return appoint(tx, actor, { unitId: village, kind: 'village_head', personId, from: on, until: flag && until ? addDays(on, 100) : until, interim: flag })
    case 'secretary': return appoint(tx, actor, { unitId: cell, kind: 'cell_secretary', personId, from: on, until, interim: flag && n % 4 === 0 })
    case 'front': return appoint(tx, actor, { unitId: village, kind: 'front_head', personId, from: on, until })
    case 'member': return appoint(tx, actor, { unitId: cell, kind: flag ? 'cell_committee_member' : 'cell_deputy_secretary', personId, from: on, until })
    case 'replace': return replace(tx, actor, { unitId: flag ? village : cell, kind: flag ? 'village_head' : 'cell_secretary', personId, from: on })
    case 'end': return end(tx, actor, { number: await someAppointment(tx, people, n, true), on, reason: 'resigned' })
    case 'correct': return correct(tx, actor, await someAppointment(tx, people, n, false), flag ? { from: on } : { personId }, 'ghi nhầm')
    case 'strike': return strike(tx, actor, await someAppointment(tx, people, n, false), 'không có thật')
    case 'party': return become(tx, actor, (['pipeline', 'probationary', 'official', 'exempt', 'left'] as const)[n % 5]!, { personId, from: on })
    case 'correct-party': return correctParty(tx, actor, personId, [{ status: flag ? 'probationary' : 'official', from: on, until, paperId: null }], 'ghi nhầm')
    case 'level': return change(tx, actor, personId, { professionalLevel: flag ? 'university' : 'intermediate' }, on)
    case 'sex': return correctPerson(tx, actor, personId, { sex: flag ? 'female' : 'male' }, null, 'ghi nhầm')
    case 'job': return beginEmployment(tx, actor, { personId, kind: (['commune_cadre', 'commune_civil_servant', 'retired'] as const)[n % 3]!, from: on, until })
    case 'cover': return cover(tx, cell, villages[n % 2]!, on)
    case 'move': return reshape(tx, village, on, { parent: communes[n % 2]!.commune })
    case 'convert': return reshape(tx, village, on, { legalKind: flag ? 'tdp' : 'thon' })
    case 'fold': return fold(tx, actor, personId, people[n % 4]!)
    case 'apart': return tellApart(tx, actor, personId, people[n % 4]!)
    case 'lineage': return rows(tx, sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${village}, ${villages[1 - where]}, 'partial', ${on})`)
    case 'dissolve': return rows(tx, sql`
      with gone as (update unit_version set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where unit_id = ${village} and upper_inf(recorded) and valid @> ${on}::date and lower(valid) < ${on}::date returning *)
      insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id) select unit_id, tree, daterange(lower(valid), ${on}::date), code, label, legal_kind, name, parent_id from gone`)
  }
}

/** The n-th appointment of these people; fails where there is none. */
const someAppointment = async (tx: Tx, people: number[], n: number, open: boolean) => (await row<{ number: number }>(tx, sql`
  with mine as (select number from appointment where person_id = any(${people}::int[]) and upper_inf(recorded) and (not ${open} or upper_inf(held)))
  select number from mine order by number offset ${n} % greatest((select count(*) from mine), 1) limit 1`)).number

/** Ends the cover of that day, or begins one. */
const cover = (tx: Tx, cell: number, village: number, on: Day) => rows(tx, sql`
  with gone as (
    update cell_cover set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now()))
    where cell_id = ${cell} and village_id = ${village} and upper_inf(recorded) and held @> ${on}::date and (lower(held) is null or lower(held) < ${on}::date) returning held)
  insert into cell_cover (cell_id, village_id, held)
  select ${cell}::int, ${village}::int, daterange(lower(held), ${on}::date) from gone
  union all select ${cell}::int, ${village}::int, daterange(${on}::date, null) where not exists (select from gone)`)

/** From a day on the village has another parent or legal kind, to the end of the version of that day. */
const reshape = (tx: Tx, village: number, on: Day, { parent = null, legalKind = null }: { parent?: number | null; legalKind?: string | null }) => rows(tx, sql`
  with gone as (
    update unit_version set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now()))
    where unit_id = ${village} and upper_inf(recorded) and valid @> ${on}::date and (lower(valid) is null or lower(valid) < ${on}::date) returning *)
  insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
  select unit_id, tree, daterange(lower(valid), ${on}::date), code, label, legal_kind, name, parent_id from gone
  union all
  select unit_id, tree, daterange(${on}::date, upper(valid)), code, label, coalesce(${legalKind}::text, legal_kind), name, coalesce(${parent}::int, parent_id) from gone`)
