/**
 * The same question asked of the facts themselves, in the SQL that one would write without an interval table:
 * villages that stand on the day, where they stand, and those whose head, not interim, is the secretary, not interim, of a cell that covers them.
 * One text for both databases but for how a period and a belief are written.
 */
export type Dialect = {
  holds(alias: string, period: string, day: string): string
  believed(alias: string): string
  from(alias: string, period: string): string
  upto(alias: string, period: string): string
}

export const postgres: Dialect = {
  holds: (alias, period, day) => `${alias}.${period} @> ${day}`,
  believed: (alias) => `upper_inf(${alias}.recorded)`,
  from: (alias, period) => `coalesce(lower(${alias}.${period}), '-infinity')`,
  upto: (alias, period) => `coalesce(upper(${alias}.${period}), 'infinity')`,
}

export const duckdb: Dialect = {
  holds: (alias, _period, day) => `${alias}.from_day <= ${day} and ${alias}.upto_day > ${day}`,
  believed: (alias) => `${alias}.believed`,
  from: (alias) => `${alias}.from_day`,
  upto: (alias) => `${alias}.upto_day`,
}

type Asked = { days: readonly string[]; within?: number | undefined; by: 'province' | 'commune' | 'day' }

/** Rows (unit or day, villages, unified), in no order. */
export function unifiedBy(dialect: Dialect, { days, within, by }: Asked): string {
  const [only] = days
  return by === 'day' || only === undefined ? unifiedOfDays(dialect, days, within) : unifiedOn(dialect, only, by, within)
}

const villageUnified = `
  select distinct h.village_id
  from head h join cover c on c.village_id = h.village_id join secretary b on b.cell_id = c.cell_id and b.person_id = h.person_id`

function unifiedOn({ holds, believed }: Dialect, on: string, by: 'province' | 'commune', within?: number): string {
  const day = `date '${on}'`
  const holder = (kind: string) => `
    from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and ${believed('s')}
    where a.kind = '${kind}' and not a.interim and ${holds('a', 'held', day)} and ${believed('a')}`
  return `
with standing as (
  select v.unit_id, v.parent_id, u.kind from unit_version v join unit u on u.id = v.unit_id where ${holds('v', 'valid', day)} and ${believed('v')}),
placed as (
  select v.unit_id as village_id, case when one.kind = 'commune' then one.unit_id else 0 end as commune_id,
    case 'province' when one.kind then one.unit_id when two.kind then two.unit_id when three.kind then three.unit_id end as province_id
  from standing v
    join standing one on one.unit_id = v.parent_id
    left join standing two on two.unit_id = one.parent_id
    left join standing three on three.unit_id = two.parent_id
  where v.kind = 'village'),
head as (select a.unit_id as village_id, coalesce(s.kept_id, a.person_id) as person_id ${holder('village_head')}),
secretary as (select a.unit_id as cell_id, coalesce(s.kept_id, a.person_id) as person_id ${holder('cell_secretary')}),
cover as (select c.cell_id, c.village_id from cell_cover c join standing t on t.unit_id = c.cell_id where ${holds('c', 'held', day)} and ${believed('c')}),
unified as (${villageUnified})
select p.${by}_id as key, count(*) as villages, count(u.village_id) as unified
from placed p left join unified u on u.village_id = p.village_id
${within === undefined ? '' : `where p.province_id = ${within}`}
group by 1`
}

/** Many days at once: the stretches in which a village stood in the province, and in which it was unified, each cut out once; then the days that they cover. */
function unifiedOfDays({ believed, from, upto }: Dialect, days: readonly string[], within?: number): string {
  const overlap = (a: string, b: string) => `${a}.from_day < ${b}.upto_day and ${a}.upto_day > ${b}.from_day`
  const stretch = (...all: string[]) => `greatest(${all.map((each) => `${each}.from_day`).join(', ')}) as from_day, least(${all.map((each) => `${each}.upto_day`).join(', ')}) as upto_day`
  const holder = (kind: string) => `
    select a.unit_id, coalesce(s.kept_id, a.person_id) as person_id, ${from('a', 'held')} as from_day, ${upto('a', 'held')} as upto_day
    from appointment a left join same_person s on s.person_id = a.person_id and s.judged = 'same' and ${believed('s')}
    where a.kind = '${kind}' and not a.interim and ${believed('a')}`
  return `
with asked as (select cast(d as date) as day from (values ${days.map((day) => `('${day}')`).join(', ')}) t (d)),
life as (
  select v.unit_id, v.parent_id, u.kind, ${from('v', 'valid')} as from_day, ${upto('v', 'valid')} as upto_day
  from unit_version v join unit u on u.id = v.unit_id where ${believed('v')}),
below as (select unit_id, from_day, upto_day, kind from life where parent_id = ${within}),
below_two as (select l.unit_id, ${stretch('l', 'b')}, l.kind from life l join below b on b.unit_id = l.parent_id and ${overlap('l', 'b')}),
below_three as (select l.unit_id, ${stretch('l', 'b')}, l.kind from life l join below_two b on b.unit_id = l.parent_id and ${overlap('l', 'b')}),
placed as (
  select * from below where kind = 'village' union all select * from below_two where kind = 'village' union all select * from below_three where kind = 'village'),
head as (${holder('village_head')}),
secretary as (${holder('cell_secretary')}),
cover as (
  select c.cell_id, c.village_id, ${stretch('c', 'l')}
  from (select cell_id, village_id, ${from('c', 'held')} as from_day, ${upto('c', 'held')} as upto_day from cell_cover c where ${believed('c')}) c
    join life l on l.unit_id = c.cell_id and ${overlap('c', 'l')}),
unified as (
  select h.unit_id as village_id, ${stretch('h', 'c', 'b')}
  from head h
    join cover c on c.village_id = h.unit_id and ${overlap('h', 'c')}
    join secretary b on b.unit_id = c.cell_id and b.person_id = h.person_id and ${overlap('b', 'c')} and ${overlap('b', 'h')}
  where h.unit_id in (select unit_id from placed)),
standing as (select d.day, p.unit_id from asked d join placed p on p.from_day <= d.day and p.upto_day > d.day),
counted as (select distinct s.day, s.unit_id from standing s join unified u on u.village_id = s.unit_id and u.from_day <= s.day and u.upto_day > s.day)
select cast(s.day as varchar) as key, count(*) as villages, count(c.unit_id) as unified
from standing s left join counted c on c.day = s.day and c.unit_id = s.unit_id
group by 1`
}
