import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { type Column, dayColumn, type Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Day } from '#ground/time/day.ts'
import { paperTaken } from '#papers/public.ts'
import { personColumn, personKey } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import { applyCounts, applyRounds } from './apply-counts.ts'
import { applyClusters, applySteps, applyTeam } from './apply-parts.ts'
import { applyUnderWay } from './apply-under-way.ts'
import { bodies, choiceColumn, countColumn, isUnderWay, kind, methods, nameOfPerson, outcomeChoices, paper, parts, personName, postColumn, repeats, stepChoices, textColumn, unitCode, unitName, verdicts } from './sheet-columns.ts'

const ofElection: Column[] = [unitCode, unitName, kind]
const cell: [string, string] = ['Chỉ đại hội chi bộ, khi đã họp.', 'Of a cell whose congress was held.']
const list = (key: string, vi: string, en: string, note: [string, string], example: string): Column => ({ key, vi, en, kind: 'list', required: true, note: { vi: note[0], en: note[1] }, example, width: 36 })
const needed = (column: Column): Column => ({ ...column, required: true })
const roundColumns: Column[] = [...ofElection, postColumn, needed(countColumn('round', 'Vòng', 'Round', ['Vòng bầu thứ mấy của chức này.', 'Which vote on the post.'], '1'))]

type From = { from: Sql; select: Sql; order: Sql }
/** Rows of one part of the elections under way in a unit's subtree, each with its unit. */
const taking = ({ from, select, order }: From) => async (tx: Tx, unitId: number, on: Day) => rows<Record<string, unknown>>(tx, sql`
  select u.code as unit_code, u.full_name as unit, e.kind, ${select}
  from election e join unit_version u on u.unit_id = e.unit_id and upper_inf(u.recorded) and u.valid @> ${on}::date ${from}
  where ${isUnderWay} and e.unit_id = any(${await unitsUnder(tx, unitId, on)}::int[])
  order by u.code, e.kind, ${order}`)

const keys = (ids: Sql) => sql`(select array_agg(${personKey('p')} order by b.place) from unnest(${ids}) with ordinality b (id, place) join candidate c on c.id = b.id join person p on p.id = c.person_id)`

/** Elections that are not recognised yet, one at most of a kind in a unit. Their steps and parts are sheets of their own. */
export const underWay: Sheet = {
  code: 'elections_under_way', vi: 'Bầu cử đang tiến hành', en: 'Elections under way', order: 51, apply: applyUnderWay,
  columns: [
    ...ofElection, dayColumn('planned_on', 'Ngày bầu dự kiến', 'Planned on', 'Ngày định họp bầu.', 'The day it is called for.', '20/12/2026', true), textColumn('drive', 'Đợt bầu', 'Drive', ['Tên đợt ở sheet Đợt bầu; để trống nếu không thuộc đợt nào.', 'Name in the sheet of drives; empty for none.'], '', 30),
    repeats,
    choiceColumn('method', 'Cách bầu', 'How', methods, ['Khi đã họp.', 'Once held.'], ''), countColumn('households', 'Tổng số hộ', 'Households', ['Của thôn, khi đã họp.', 'Of the village, once held.'], ''), countColumn('seats', 'Số chi ủy viên cần bầu', 'Committee seats', ['Chỉ chi bộ bầu chi ủy.', 'Of a cell that elects a committee.'], ''),
    countColumn('official', 'Chính thức được triệu tập', 'Convened', cell, ''), countColumn('transferred', 'Chuyển sinh hoạt tạm thời', 'Transferred', cell, ''), countColumn('exempt', 'Miễn sinh hoạt', 'Exempt', cell, ''), countColumn('exemptAttending', 'Miễn sinh hoạt có dự', 'Exempt attending', cell, ''),
    countColumn('suspended', 'Đình chỉ, khởi tố, tạm giam', 'Suspended', cell, ''), countColumn('excused', 'Vắng có lý do', 'Excused', cell, ''), countColumn('attending', 'Có mặt', 'Present', cell, ''),
    choiceColumn('outcome', 'Kết quả đã xác nhận', 'Certified outcome', outcomeChoices, ['Khi đã xác nhận mà chưa công nhận; để trống nếu chưa.', 'Once certified and not yet recognised; else empty.'], ''), countColumn('attended', 'Tổng số dự', 'Attended', ['Khi đã xác nhận.', 'Once certified.'], ''),
  ],
  take: taking({
    from: sql`left join drive r on r.id = e.drive_id left join election f on f.id = e.reruns_id`, order: sql`e.id`,
    select: sql`e.planned_on::text as planned_on, r.name as drive, f.held_on::text as repeats, e.method, e.total_households as households, e.seats, (e.base ->> 'official')::int as official, (e.base ->> 'transferred')::int as transferred, (e.base ->> 'exempt')::int as exempt,
      (e.base ->> 'exemptAttending')::int as "exemptAttending", (e.base ->> 'suspended')::int as suspended, (e.base ->> 'excused')::int as excused, (e.base ->> 'attending')::int as attending, e.outcome, case when e.outcome is not null then e.attended end as attended`,
  }),
}

export const partsUnderWay: Sheet[] = [
  {
    code: 'election_team', vi: 'Tổ bầu cử', en: 'Election teams', order: 52, apply: applyTeam,
    columns: [...ofElection, choiceColumn('body', 'Ở', 'Of', bodies, ['Tổ bầu cử hay ban kiểm phiếu.', 'The team or the counting board.'], 'Tổ bầu cử', true), personColumn, personName, choiceColumn('part', 'Vai trò', 'Part', parts, ['Đứng đầu hay thành viên.', 'Head or member.'], 'Thành viên', true)],
    take: async (tx, unitId, on) => taking({ from: sql`join election_team_member t on t.election_id = e.id join person p on p.id = t.person_id`, select: sql`t.body, ${personKey('p')} as person, ${nameOfPerson(on)} as name, t.part`, order: sql`t.id` })(tx, unitId, on),
  },
  {
    code: 'election_steps', vi: 'Bước bầu cử', en: 'Election steps', order: 52, apply: applySteps,
    columns: [
      ...ofElection, choiceColumn('step', 'Bước', 'Step', stepChoices, ['Bước đã làm; đang ở bước nào suy ra từ đây.', 'What was done; how far it has come follows.'], 'Công bố kế hoạch', true), dayColumn('on_day', 'Ngày', 'Day', 'Ngày làm bước này.', 'The day of the step.', '01/12/2026', true),
      textColumn('reason', 'Lý do', 'Reason', ['Khi muộn hơn luật định, hay lý do của ý kiến pháp lý.', 'Where it was late, or of a legal review.'], '', 30), choiceColumn('verdict', 'Ý kiến pháp lý', 'Opinion', verdicts, ['Chỉ ở bước ý kiến pháp lý.', 'Of a legal review.'], ''), ...paper,
    ],
    take: taking({ from: sql`join election_step s on s.election_id = e.id and upper_inf(s.recorded) left join paper d on d.id = s.paper_id`, select: sql`s.step, s.on_day::text as on_day, s.reason, s.verdict, ${paperTaken}`, order: sql`s.id` }),
  },
  {
    code: 'election_clusters', vi: 'Nơi họp bầu', en: 'Places of meeting', order: 52, apply: applyClusters,
    columns: [
      ...ofElection, { ...textColumn('cluster', 'Nơi họp', 'Place', ['Cả thôn, hay tên cụm dân cư.', 'The whole village, or a cluster.'], 'Cụm 1', 24), required: true }, needed(countColumn('households', 'Số hộ', 'Households', ['Số hộ của nơi ấy; các nơi cộng lại bằng tổng số hộ. Của chi bộ: số đảng viên để tính.', 'Of that place; together all of the village. Of a cell the base.'], '60')),
      countColumn('attending', 'Số dự', 'Attending', ['Để trống: cụm báo cùng số phiếu.', 'Empty: the cluster reports it with its count.'], ''),
    ],
    take: taking({ from: sql`join election_cluster k on k.election_id = e.id`, select: sql`k.name as cluster, k.households, k.attending`, order: sql`k.id` }),
  },
  {
    code: 'election_rounds', vi: 'Vòng bầu', en: 'Votes', order: 52, apply: applyRounds,
    columns: [...roundColumns, needed(countColumn('seats', 'Số người cần bầu', 'Seats', ['Bầu mấy người ở vòng này.', 'How many are elected.'], '1')), list('people', 'Người trên phiếu', 'Names on the ballot', ['Mã người, cách nhau bởi dấu chấm phẩy.', 'Person keys, parted by semicolons.'], 'N0001; N0002')],
    take: taking({ from: sql`join election_round n on n.election_id = e.id`, select: sql`n.post, n.round, n.seats, ${keys(sql`n.candidate_ids`)} as people`, order: sql`n.id` }),
  },
  {
    code: 'election_counts', vi: 'Số phiếu từng nơi', en: 'Counts', order: 52, apply: applyCounts,
    columns: [
      ...roundColumns, { ...textColumn('cluster', 'Nơi họp', 'Place', ['Như ở sheet Nơi họp bầu.', 'As in the sheet of places.'], 'Cụm 1', 24), required: true },
      needed(countColumn('reading', 'Lần nhập', 'Reading', ['1 và 2: hai người nhập, không ghi tên. Nơi chỉ có lần 1 còn đợi người thứ hai, đọc từ biên bản, không đọc ở đây.', '1 and 2, of two people who are not named. Where 1 stands alone a second person is awaited, who reads the minutes and not this sheet.'], '1')),
      countColumn('attending', 'Số dự', 'Attending', ['Chỉ cụm báo số dự cùng số phiếu.', 'Where the cluster reports it.'], ''), needed(countColumn('issued', 'Phát ra', 'Issued', ['Phát ra = hợp lệ + không hợp lệ + không thu về.', 'Issued = valid + invalid + not returned.'], '50')), needed(countColumn('valid', 'Hợp lệ', 'Valid', ['Phiếu hợp lệ.', 'Valid ballots.'], '48')),
      needed(countColumn('invalid', 'Không hợp lệ', 'Invalid', ['Phiếu không hợp lệ.', 'Invalid ballots.'], '1')), needed(countColumn('returned', 'Không thu về', 'Not returned', ['Phiếu không thu về.', 'Not returned.'], '1')), list('votes', 'Số phiếu từng người', 'Votes', ['Mã người: số phiếu, cách nhau bởi dấu chấm phẩy.', 'Person key: votes, parted by semicolons.'], 'N0001: 30; N0002: 18'),
    ],
    take: taking({
      from: sql`join election_round n on n.election_id = e.id join (
        select q.*, row_number() over (partition by q.round_id, q.cluster_id order by q.id) as reading from count_entry q where upper_inf(q.recorded)) q on q.round_id = n.id
        join election_cluster k on k.id = q.cluster_id`,
      select: sql`n.post, n.round, k.name as cluster, q.reading::int as reading, q.attending, q.issued, q.valid, q.invalid, q.returned,
        (select array_agg(${personKey('p')} || ': ' || (q.votes ->> c.id::text) order by b.place) from unnest(n.candidate_ids) with ordinality b (id, place) join candidate c on c.id = b.id join person p on p.id = c.person_id) as votes`,
      order: sql`n.id, k.id, q.id`,
    }),
  },
]
