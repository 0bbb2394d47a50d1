import type { Actor } from '#ground/actor.ts'
import { findRow, row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { findPaper } from '#papers/public.ts'
import { instant, type Known } from '#posts/public.ts'
import { unitOn, unitName } from '#units/public.ts'
import { holds, type Payer, scaled, type Span, type Title, titles } from './allowance.ts'

/** Coefficients of types 1, 2, 3; null where the resolution names none. Three decimals at most. */
export type Levels = Record<Title, [number | null, number | null, number | null]>
export type ResolutionGiven = {
  unitId: number // the province
  paperId: number; from: Day; until: Day | null
  mainTitle: 'cell_secretary' | 'village_head'
  rate: number // 0 to 1, four decimals at most
  payer: Payer
  type1From: number | null; type2From: number | null
  confirmed: boolean
  levels: Levels
}
export type Resolution = Omit<ResolutionGiven, 'unitId' | 'from'> & { id: number; provinceId: number; from: Day | null; paper: string; issuer: string; issuedOn: Day | null }

const readable = (number: number, digits: number) => { try { return scaled(number, digits) >= 0n } catch { return false } }

/** Secretary and head have a coefficient for some type; the rate is a share; thresholds fall. */
export function refuseToSet({ from, until, rate, type1From, type2From, levels }: ResolutionGiven): Refusal | null {
  if (until !== null && until <= from) return new Refusal('funds.ends-before-it-begins', { from, until })
  if (!readable(rate, 4) || rate > 1) return new Refusal('funds.rate-out-of-range', { rate })
  if ((type1From === null) !== (type2From === null) || (type1From !== null && type1From <= type2From!)) return new Refusal('funds.types-do-not-fall', { type1From, type2From })
  const given = titles.flatMap((title) => levels[title].filter((value) => value !== null))
  const unreadable = given.find((value) => !readable(value, 3) || value > 100)
  if (unreadable !== undefined) return new Refusal('funds.coefficient-unreadable', { value: unreadable })
  const half = [0, 1, 2].find((type) => (levels.cell_secretary[type] === null) !== (levels.village_head[type] === null))
  if (half !== undefined) return new Refusal('funds.half-a-type', { type: half + 1 })
  return levels.cell_secretary.every((value) => value === null) ? new Refusal('funds.no-levels') : null
}

/** Enters what a province resolved from a day on. What held until then ends there; the same first day again corrects what was believed. */
export async function setResolution(tx: Tx, actor: Actor, given: ResolutionGiven): Promise<{ id: number; change: 'new' | 'changed' | 'same' }> {
  obey(refuseToSet(given))
  const province = await unitOn(tx, given.unitId, given.from)
  if (province.kind !== 'province') throw new Refusal('funds.not-a-province', { unit: province.fullName })
  if (province.stands !== 'yes') throw new Refusal('funds.unit-not-there', { unit: province.fullName, on: given.from })
  if (!await findPaper(tx, given.paperId)) throw new Refusal('funds.paper-missing')
  const there = await resolutionsOf(tx, [given.unitId])
  const same = there.find(({ from }) => from === given.from)
  if (same && isSame(same, given)) return { id: same.id, change: 'same' }
  const running = there.find((each) => each !== same && holds(each, given.from))
  const next = there.filter(({ from }) => from !== null && from > given.from).map(({ from }) => from!).sort()[0]
  if (next && (given.until === null || given.until > next)) throw new Refusal('funds.later-resolution', { next, until: given.until })
  await close(tx, [same, running].flatMap((each) => (each ? [each.id] : [])))
  if (running) await insert(tx, { ...running, unitId: running.provinceId, until: given.from })
  const id = await insert(tx, given)
  await record(tx, actor, {
    what: 'funds.set-resolution', units: [given.unitId], subject: `resolutions/${id}`, basis: `papers/${given.paperId}`, facts: { from: given.from, until: given.until },
    before: same ? { rate: same.rate, payer: same.payer, levels: same.levels } : {}, after: { rate: given.rate, payer: given.payer, levels: given.levels },
  })
  return { id, change: same ? 'changed' : 'new' }
}

const comparable = ({ until, mainTitle, rate, payer, type1From, type2From, confirmed, paperId, levels }: Omit<ResolutionGiven, 'unitId' | 'from'>) =>
  JSON.stringify([until, mainTitle, rate, payer, type1From, type2From, confirmed, paperId, titles.map((title) => levels[title])])
const isSame = (one: Resolution, other: ResolutionGiven) => comparable(one) === comparable(other)

const close = (tx: Tx, ids: number[]) => rows(tx, sql`
  update allowance_resolution set recorded = tstzrange(lower(recorded), greatest(lower(recorded), now())) where id = any(${ids}::int[])`)

async function insert(tx: Tx, given: Omit<ResolutionGiven, 'from'> & Span): Promise<number> {
  const { id } = await row<{ id: number }>(tx, sql`
    insert into allowance_resolution (province_id, paper_id, valid, main_title, concurrency_rate, payer, type1_from, type2_from, status)
    values (${given.unitId}, ${given.paperId}, daterange(${given.from}::date, ${given.until}::date), ${given.mainTitle}, ${String(given.rate)}::numeric, ${given.payer},
            ${given.type1From}, ${given.type2From}, ${given.confirmed ? 'confirmed' : 'unconfirmed'})
    returning id`)
  const levels = titles.flatMap((title) => given.levels[title].flatMap((coefficient, type) => (coefficient === null ? [] : [{ title, type: type + 1, coefficient: String(coefficient) }])))
  await rows(tx, sql`
    insert into allowance_level (resolution_id, province_id, post, village_type, coefficient)
    select ${id}, ${given.unitId}, title, type, coefficient::numeric
    from unnest(${levels.map(({ title }) => title)}::text[], ${levels.map(({ type }) => type)}::int[], ${levels.map(({ coefficient }) => coefficient)}::text[]) n (title, type, coefficient)`)
  return id
}

/** What these provinces resolved, as known, the latest first. */
export async function resolutionsOf(tx: Tx, provinceIds: readonly number[], known: Known = null): Promise<Resolution[]> {
  const found = await rows<Omit<Resolution, 'levels'> & { given: { title: Title; type: number; coefficient: string }[] }>(tx, sql`
    select r.id, r.province_id as "provinceId", r.paper_id as "paperId", coalesce(p.symbol, p.summary) as paper, p.issuer, p.issued_on as "issuedOn", lower(r.valid) as "from", upper(r.valid) as until,
      r.main_title as "mainTitle", r.concurrency_rate::float8 as rate, r.payer, r.type1_from as "type1From", r.type2_from as "type2From", r.status = 'confirmed' as confirmed,
      coalesce((select json_agg(json_build_object('title', l.post, 'type', l.village_type, 'coefficient', l.coefficient::text)) from allowance_level l where l.resolution_id = r.id), '[]') as given
    from allowance_resolution r join paper p on p.id = r.paper_id
    where r.province_id = any(${provinceIds}::int[]) and believed_at(r.recorded, ${instant(known)})
    order by r.province_id, lower(r.valid) desc nulls last`)
  return found.map(({ given, ...resolution }) => {
    const level = (title: Title, type: number) => { const one = given.find((each) => each.title === title && each.type === type); return one ? Number(one.coefficient) : null }
    return { ...resolution, levels: Object.fromEntries(titles.map((title) => [title, [1, 2, 3].map((type) => level(title, type))])) as Levels }
  })
}

/** The provinces under which a unit stood on some day of a period; a province itself. */
export const provincesOf = async (tx: Tx, unitId: number, from: Day, until: Day, known: Known = null): Promise<number[]> => (await rows<{ id: number }>(tx, sql`
  select distinct province_id as id from unit_paths(array[${unitId}::int], ${instant(known)}) where province_id <> 0 and from_day < ${until}::date and upto_day > ${from}::date
  union select id from unit where id = ${unitId} and kind = 'province'`)).map(({ id }) => id)

/** For the page of a paper: what was resolved by it, and which villages it classed. */
export const restsOnPaper = async (tx: Tx, paperId: number) => {
  const found = await findRow<{ on: Day | null; unitId: number; name: string }>(tx, sql`
    select lower(r.valid) as "on", r.province_id as "unitId", ${unitName(sql`r.province_id`)} as name
    from allowance_resolution r where r.paper_id = ${paperId} and upper_inf(r.recorded) order by lower(r.valid) limit 1`)
  return found ? [{ what: 'funds.set-resolution', on: found.on, says: found.name, link: `/funds/resolutions?unit=${found.unitId}` }] : []
}
