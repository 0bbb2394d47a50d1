import { rows, type Tx } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { addMonths, daysBetween, type Day } from '#ground/time/day.ts'
import { scopeOf } from '#indicators/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { lawOn, villagesAsKnown } from './candidates.ts'
import type { Law } from './eligibility.ts'
import { type NextStep, type Stage, stages } from './plan.ts'

/** One who leads a village without being an official member. nextOn: the day of what comes next (the planned ceremony, the end of probation); late: by how many days that is over. */
export type InPipeline = {
  personId: number; name: string; villageId: number; village: string; communeId: number; commune: string | null; post: 'head' | 'deputy'; since: Day | null
  stage: Stage; stageOn: Day | null; plannedOn: Day | null; next: NextStep; nextOn: Day | null; officialOn: Day | null; late: number | null; reminded: Reminded | null
}

/** Of the step that comes next: how often it was reminded of until the day, when last, by whom, and by when it was to be done then. */
export type Reminded = { times: number; lastOn: Day; lastBy: string; dueOn: Day; unitId: number; unit: string; note: string | null; taskId: number | null }

type Found = Pick<InPipeline, 'personId' | 'name' | 'villageId' | 'village' | 'communeId' | 'commune' | 'post' | 'since' | 'plannedOn'> & {
  status: string | null; statusFrom: Day | null; introducedOn: Day | null; classOn: Day | null; dossierOn: Day | null
}

/** Heads and deputies outside the Party or on probation: how far each has come, what comes next and when, as known, the late ones first (Điều lệ Đảng, Điều 4, 5). */
export async function pipelineOf(tx: Tx, unitId: number, on: Day, known: Known = null): Promise<{ rows: InPipeline[]; law: Law }> {
  const { unit } = await scopeOf(tx, unitId, on, known)
  const k = instant(known)
  const law = await lawOn(tx, on, unit.kind === 'province' ? unit.id : null)
  const villages = await villagesAsKnown(tx, unit.id, unit.kind, on, known)
  const stepOn = (step: string, planned: boolean) => sql`(
    select max(t.on_day)::text from admission_step t where t.person_id in (select o.id from own o) and believed_at(t.recorded, ${k}) and t.step = ${step} and t.planned = ${planned} ${planned ? sql`` : sql`and t.on_day <= ${on}::date`})`
  const found = await rows<Found>(tx, sql`
    with village as materialized (select s.village_id, s.commune_id, s.head_id from ${villages}),
    leads as (
      select a.unit_id as village_id, person_of(a.person_id, ${k}) as person_id, case a.kind when 'village_head' then 'head' else 'deputy' end as post, lower(a.held)::text as since
      from appointment a
      where a.unit_id = any(array(select village_id from village)) and a.kind in ('village_head', 'deputy_village_head') and believed_at(a.recorded, ${k}) and a.held @> ${on}::date)
    select l.person_id as "personId", l.village_id as "villageId", l.post, l.since, w.commune_id as "communeId",
      coalesce((select v.name from person_version v where v.person_id = l.person_id and believed_at(v.recorded, ${k}) order by (v.held @> ${on}::date) desc limit 1), '') as name,
      coalesce((select u.full_name from unit_version u where u.unit_id = l.village_id and believed_at(u.recorded, ${k}) and u.valid @> ${on}::date limit 1), '') as village,
      (select u.full_name from unit_version u where u.unit_id = w.commune_id and believed_at(u.recorded, ${k}) and u.valid @> ${on}::date limit 1) as commune,
      p.status, p.since as "statusFrom", f.*
    from leads l join village w on w.village_id = l.village_id
      left join lateral (
        select s.status, lower(s.held)::text as since from party_status s
        where s.person_id in (select l.person_id union select m.person_id from same_person m where m.kept_id = l.person_id and m.judged = 'same' and believed_at(m.recorded, ${k}))
          and believed_at(s.recorded, ${k}) and s.held @> ${on}::date limit 1) p on true
      cross join lateral (
        with own as (select l.person_id as id union select m.person_id from same_person m where m.kept_id = l.person_id and m.judged = 'same' and believed_at(m.recorded, ${k}))
        select ${stepOn('introduced', false)} as "introducedOn", ${stepOn('class', false)} as "classOn", ${stepOn('dossier', false)} as "dossierOn", ${stepOn('admitted', true)} as "plannedOn") f
    where coalesce(p.status, 'none') not in ('official', 'exempt')`)
  const reminders = await remindersOf(tx, found.map(({ villageId }) => villageId), on, k)
  return { law, rows: found.map((one) => { const at = placed(one, law, on); return { ...at, reminded: reminders.get(`${at.villageId}/${at.personId}/${at.next}`) ?? null } }).sort((a, b) => (b.late ?? -1) - (a.late ?? -1) || stages.indexOf(b.stage) - stages.indexOf(a.stage) || (a.nextOn ?? '~').localeCompare(b.nextOn ?? '~') || a.personId - b.personId) }
}

async function remindersOf(tx: Tx, villages: number[], on: Day, k: Sql): Promise<Map<string, Reminded>> {
  const found = await rows<Reminded & { key: string }>(tx, sql`
    select distinct on (village_id, person, step) village_id || '/' || person || '/' || step as key, count(*) over (partition by village_id, person, step)::int as times,
      sent_on::text as "lastOn", sent_by as "lastBy", r.due_on::text as "dueOn", r.unit_id as "unitId", note, t.id as "taskId",
      coalesce((select u.full_name from unit_version u where u.unit_id = r.unit_id and believed_at(u.recorded, ${k}) order by (u.valid @> ${on}::date) desc limit 1), '') as unit
    from (select p.*, person_of(p.person_id, ${k}) as person from admission_reminder p where p.village_id = any(${villages}::int[]) and p.sent_on <= ${on}::date and p.recorded <= ${k}) r
      left join task_on(${on}::date, 0, ${k}) t on t.origin = r.task
    order by village_id, person, step, sent_on desc, r.id desc`)
  return new Map(found.map(({ key, ...one }) => [key, one]))
}

function placed({ status, statusFrom, introducedOn, classOn, dossierOn, ...one }: Found, { probation }: Law, on: Day): Omit<InPipeline, 'reminded'> {
  const after = (from: Day | null) => (from === null || probation === null ? null : addMonths(from, probation.value))
  const late = (due: Day | null) => (due !== null && due < on ? daysBetween(due, on) : null)
  if (status === 'probationary') {
    const officialOn = after(statusFrom)
    return { ...one, stage: 'probationary', stageOn: statusFrom, next: 'official', nextOn: officialOn, officialOn, late: late(officialOn) }
  }
  const planned = { officialOn: after(one.plannedOn !== null && one.plannedOn < on ? on : one.plannedOn), nextOn: one.plannedOn, late: late(one.plannedOn) }
  if (dossierOn !== null) return { ...one, ...planned, stage: 'dossier', stageOn: dossierOn, next: 'admit' }
  if (classOn !== null) return { ...one, ...planned, stage: 'class', stageOn: classOn, next: 'dossier' }
  const introduced = status === 'pipeline' ? statusFrom ?? introducedOn : introducedOn
  return introduced !== null || status === 'pipeline' ? { ...one, ...planned, stage: 'introduced', stageOn: introduced, next: 'class' } : { ...one, ...planned, stage: 'non-member', stageOn: null, next: 'introduce' }
}
