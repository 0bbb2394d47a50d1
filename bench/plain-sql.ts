/**
 * The same question asked of the facts themselves, in the SQL that one would write without an interval table:
 * villages that stand on the day, where they stand, and those whose head, not interim, is the secretary, not interim, of a cell that covers them.
 * One text for both databases but for how a period and a belief are written.
 */
export type Dialect = { holds(alias: string, period: string, day: string): string; believed(alias: string): string; days(list: readonly string[]): string }

export const postgres: Dialect = {
  holds: (alias, period, day) => `${alias}.${period} @> ${day}`,
  believed: (alias) => `upper_inf(${alias}.recorded)`,
  days: (list) => `select unnest(array[${list.map((day) => `date '${day}'`).join(', ')}]) as day`,
}

export const duckdb: Dialect = {
  holds: (alias, _period, day) => `${alias}.from_day <= ${day} and ${alias}.upto_day > ${day}`,
  believed: (alias) => `${alias}.believed`,
  days: (list) => `select unnest([${list.map((day) => `date '${day}'`).join(', ')}]) as day`,
}

type Asked = { days: readonly string[]; within?: number | undefined; by: 'province' | 'commune' | 'day' }

/** Rows (unit or day, villages, unified), in no order. */
export function unifiedBy({ holds, believed, days }: Dialect, { days: asked, within, by }: Asked): string {
  const key = { province: 'p.province_id', commune: 'p.commune_id', day: 'cast(p.day as varchar)' }[by]
  return `
with asked as (${days(asked)}),
standing as (
  select d.day, v.unit_id, v.parent_id, u.kind from asked d join unit_version v on ${holds('v', 'valid', 'd.day')} and ${believed('v')} join unit u on u.id = v.unit_id),
placed as (
  select v.day, v.unit_id as village_id, case when one.kind = 'commune' then one.unit_id else 0 end as commune_id,
    case 'province' when one.kind then one.unit_id when two.kind then two.unit_id when three.kind then three.unit_id end as province_id
  from standing v
    join standing one on one.unit_id = v.parent_id and one.day = v.day
    left join standing two on two.unit_id = one.parent_id and two.day = v.day
    left join standing three on three.unit_id = two.parent_id and three.day = v.day
  where v.kind = 'village'),
holder as (
  select d.day, a.unit_id, a.kind, a.interim, coalesce(s.kept_id, a.person_id) as person_id
  from asked d join appointment a on ${holds('a', 'held', 'd.day')} and ${believed('a')} and a.kind in ('village_head', 'cell_secretary')
    left join same_person s on s.person_id = a.person_id and s.judged = 'same' and ${believed('s')}),
unified as (
  select distinct h.day, h.unit_id as village_id
  from holder h
    join cell_cover c on c.village_id = h.unit_id and ${holds('c', 'held', 'h.day')} and ${believed('c')}
    join standing cell on cell.unit_id = c.cell_id and cell.day = h.day
    join holder b on b.unit_id = c.cell_id and b.day = h.day and b.kind = 'cell_secretary' and b.person_id = h.person_id and not b.interim
  where h.kind = 'village_head' and not h.interim)
select ${key} as key, count(*) as villages, count(u.village_id) as unified
from placed p left join unified u on u.village_id = p.village_id and u.day = p.day
${within === undefined ? '' : `where p.province_id = ${within}`}
group by 1`
}
