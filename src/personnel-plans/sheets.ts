import type { Actor } from '#ground/actor.ts'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Choice, type Column, type Context, dayColumn as day, type Fault, type Outcome, type Sheet, type SheetRow } from '#ground/spreadsheet/sheet.ts'
import { fold } from '#ground/text/fold.ts'
import type { Day } from '#ground/time/day.ts'
import { personColumn, personKey, personsNamed, planStep } from '#people/public.ts'
import { draft, enterCandidate, type Planned } from './draft.ts'
import { type Obstacle, obstacles, type Option, options } from './plan.ts'
import { obstacleWords, optionWords } from './words.ts'

const optionChoices: Choice[] = options.map((value) => ({ value, ...optionWords[value], also: { retain: ['Giữ lại', 'Tái cử'], replace: ['Thay thế'], commune_officer: ['Công chức xã'], admit_and_wait: ['Chờ kết nạp'], interim: ['Tạm quyền'], do_not_unify: ['Không nhất thể'] }[value] }))
const consents: Choice[] = [{ value: 'yes', vi: 'Đồng ý', en: 'Agrees' }, { value: 'no', vi: 'Không đồng ý', en: 'Does not agree' }]

const village: Column = { key: 'village', vi: 'Mã thôn', en: 'Village code', kind: 'code', also: ['Mã đơn vị'], required: true, note: { vi: 'Mã thôn như ở sheet Thôn.', en: 'The code of the sheet of villages.' }, example: '05977-003', width: 14 }
const villageName: Column = { key: 'village_name', vi: 'Thôn', en: 'Village', kind: 'text', also: ['Tên thôn'], note: { vi: 'Để người đọc dễ nhận; không đối chiếu.', en: 'For the reader; not checked.' }, example: 'Khối 3', width: 24 }
const term: Column = { key: 'term', vi: 'Nhiệm kỳ', en: 'Term', kind: 'text', also: ['Tên nhiệm kỳ'], required: true, note: { vi: 'Tên như ở sheet Nhiệm kỳ, của đơn vị hoặc cấp trên của thôn.', en: 'The name of the sheet of terms, of a unit above the village.' }, example: 'Nhiệm kỳ 2020–2022', width: 24 }
const personName: Column = { key: 'name', vi: 'Họ và tên', en: 'Name', kind: 'name', note: { vi: 'Để người đọc dễ nhận; không đối chiếu.', en: 'For the reader; not checked.' }, example: 'Nông Văn Thử', width: 26 }

const planColumns: Column[] = [
  village, villageName, term,
  { key: 'option', vi: 'Phương án', en: 'Option', kind: 'choice', choices: optionChoices, required: true, note: { vi: 'Chọn trong danh mục.', en: 'One of the list.' }, example: 'Giữ người đang làm', width: 24 },
  { ...personColumn, required: false }, personName,
  day('due', 'Đến ngày', 'By', 'Hạn một người giữ cả hai chức.', 'By when one person is to hold both posts.', '31/08/2020'),
  { key: 'obstacles', vi: 'Vướng mắc', en: 'Obstacles', kind: 'list', note: { vi: `Cách nhau bởi dấu chấm phẩy: ${obstacles.map((each) => obstacleWords[each].vi).join('; ')}.`, en: `Parted by semicolons: ${obstacles.map((each) => obstacleWords[each].en).join('; ')}.` }, example: 'Tuổi; Sức khỏe', width: 30 },
  { key: 'reason', vi: 'Lý do', en: 'Reason', kind: 'text', note: { vi: 'Bắt buộc khi chưa nhất thể.', en: 'Must be given where the village is not to be unified.' }, example: '', width: 40 },
]
const candidateColumns: Column[] = [
  village, villageName, term, personColumn, personName,
  { key: 'consent', vi: 'Ý kiến', en: 'Consent', kind: 'choice', choices: consents, note: { vi: 'Để trống nếu chưa hỏi.', en: 'Empty where nobody asked yet.' }, example: 'Đồng ý', width: 14 },
  day('consent_on', 'Ngày có ý kiến', 'Day of consent', 'Ngày người ấy trả lời.', 'The day of the answer.', '10/02/2020'),
  day('certificate_on', 'Ngày chứng chỉ', 'Day of the certificate', 'Ngày cấp chứng chỉ bồi dưỡng.', 'The day the certificate was issued.', ''),
  day('admission_on', 'Kết nạp dự kiến', 'Planned admission', 'Ngày dự kiến kết nạp của người trong nguồn.', 'The planned day of admission of somebody in the pipeline.', ''),
]

/** «Đối tượng»: who is looked at for a village in a term. */
export const candidateSheet: Sheet = {
  code: 'plan-candidates', vi: 'Đối tượng', en: 'Candidates', order: 84, columns: candidateColumns, take: takeCandidates,
  apply: (tx, actor, context, given) => each(tx, context, given, async ({ values }, villageId, termId, personId) => {
    const { change } = await enterCandidate(tx, actor, { villageId, termId, personId: personId!, consent: (values.consent ?? null) as 'yes' | 'no' | null, consentOn: dayIn(values.consent_on), certificateOn: dayIn(values.certificate_on) })
    const admissionOn = dayIn(values.admission_on)
    const planned = admissionOn === null ? 'same' : await planStep(tx, actor, personId!, 'admitted', admissionOn)
    return change === 'same' && planned !== 'same' ? 'changed' : change
  }),
}

/** «Phương án»: the plan of a village in a term. One that is proposed or approved is not changed by a workbook. */
export const planSheet: Sheet = {
  code: 'personnel-plans', vi: 'Phương án', en: 'Plans', order: 86, columns: planColumns, take: takePlans,
  apply: (tx, actor, context, given) => each(tx, context, given, async (row, villageId, termId, personId) => {
    const told = obstaclesIn(row)
    if (told instanceof Refusal) return told
    return (await draft(tx, actor, { villageId, termId, option: row.values.option as Option, personId, dueOn: dayIn(row.values.due), obstacles: told, reason: typeof row.values.reason === 'string' ? row.values.reason : null })).change
  }),
}

const dayIn = (value: unknown): Day | null => (typeof value === 'string' ? value as Day : null)

function obstaclesIn({ values }: SheetRow): Obstacle[] | Refusal {
  const told = Array.isArray(values.obstacles) ? values.obstacles.filter((each) => typeof each === 'string') : []
  const read = told.map((text) => obstacles.find((code) => [code, obstacleWords[code].vi, obstacleWords[code].en].some((word) => fold(word) === fold(text))) ?? new Refusal('personnel-plans.unknown-obstacle', { text }))
  return read.find((each) => each instanceof Refusal) ?? obstacles.filter((code) => read.includes(code))
}

const columnOf: Record<string, string> = {
  'personnel-plans.unknown-obstacle': 'obstacles', 'personnel-plans.unknown-term': 'term', 'personnel-plans.term-elsewhere': 'term', 'personnel-plans.unknown-person': 'person', 'personnel-plans.say-who': 'person', 'personnel-plans.say-why': 'reason',
  'personnel-plans.due-outside': 'due', 'personnel-plans.day-to-come': 'consent_on', 'people.restricted': 'person', 'personnel-plans.person-folded': 'person', 'people.no-such-person': 'person', 'people.member-already': 'admission_on', 'people.step-to-come': 'admission_on',
}

/** A refusal of a row is a fault of the cell it speaks of; the others are written. */
async function each(tx: Tx, context: Context, given: SheetRow[], write: (row: SheetRow, villageId: number, termId: number, personId: number | null) => Promise<Planned['change'] | Refusal>): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const [outcomes, faults]: [Outcome[], Fault[]] = [[], []]
  const villages = await villagesNamed(tx, context, given)
  const terms = await termsOver(tx, [...villages.values()])
  const people = await personsNamed(tx, context, given.flatMap(({ values }) => (values.person ? [String(values.person)] : [])))
  for (const row of given) {
    const fault = (refusal: Refusal) => faults.push({ row: row.row, column: columnOf[refusal.code] ?? 'village', code: refusal.code, facts: refusal.facts })
    const [code, name, key] = [String(row.values.village), String(row.values.term), row.values.person ? String(row.values.person) : null]
    const villageId = villages.get(code)
    const termId = terms.get(`${villageId}/${fold(name)}`)
    const personId = key === null ? null : people.get(key)
    if (villageId === undefined) { fault(new Refusal('personnel-plans.unknown-village', { code, on: context.on })); continue }
    if (termId === undefined) { fault(new Refusal('personnel-plans.unknown-term', { name })); continue }
    if (personId === undefined) { fault(new Refusal('personnel-plans.unknown-person', { key })); continue }
    try {
      const done = await write(row, villageId, termId, personId)
      if (done instanceof Refusal) fault(done)
      else outcomes.push({ row: row.row, change: done })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      fault(error)
    }
  }
  return { outcomes, faults }
}

/** Villages of the workbook, by code: of the file's own unit alone. */
async function villagesNamed(tx: Tx, context: Context, given: SheetRow[]): Promise<Map<string, number>> {
  const codes = [...new Set(given.map(({ values }) => String(values.village)))]
  const found = await rows<{ code: string; id: number }>(tx, sql`
    select v.code, v.unit_id as id from unit_version v
    where v.code = any(${codes}::text[]) and v.tree = 'state' and upper_inf(v.recorded) and v.valid @> ${context.on}::date and v.unit_id in (select unit_subtree(${context.unitId}, ${context.on}::date))`)
  return new Map(found.map(({ code, id }) => [code, id]))
}

/** 'village/name' -> the term of that name of a unit that stands above the village. */
async function termsOver(tx: Tx, villages: number[]): Promise<Map<string, number>> {
  const found = await rows<{ villageId: number; name: string; id: number }>(tx, sql`
    select p.unit_id as "villageId", t.name, t.id
    from term t join unit u on u.id = t.unit_id
      join unit_paths(${villages}::int[]) p on (t.unit_id in (p.unit_id, p.commune_id, p.district_id, p.province_id) or u.kind = 'country') and daterange(nullif(p.from_day, '-infinity'), nullif(p.upto_day, 'infinity')) && t.held
    where upper_inf(t.recorded)`)
  return new Map(found.map(({ villageId, name, id }) => [`${villageId}/${fold(name)}`, id]))
}

const named = sql`${personKey('p')} as person, (select n.name from person_version n where n.person_id = p.id and upper_inf(n.recorded) order by upper(n.held) desc nulls first limit 1) as name`
const inside = (unitId: number, on: Day) => sql`village as (select v.unit_id, v.code, v.full_name from unit_version v where v.unit_id in (select unit_subtree(${unitId}, ${on}::date)) and upper_inf(v.recorded) and v.valid @> ${on}::date)`

async function takePlans(tx: Tx, unitId: number, on: Day) {
  const found = await rows<Record<string, unknown> & { obstacles: Obstacle[] }>(tx, sql`
    with ${inside(unitId, on)}
    select v.code as village, v.full_name as village_name, t.name as term, a.option, ${named}, a.due_on::text as due, a.obstacles, a.reason
    from village v join personnel_plan a on a.village_id = v.unit_id and upper_inf(a.recorded) join term t on t.id = a.term_id left join person p on p.id = a.person_id
    order by v.code, t.name`)
  return found.map(({ obstacles: codes, ...one }) => ({ ...one, obstacles: codes.map((code) => obstacleWords[code].vi) }))
}

async function takeCandidates(tx: Tx, unitId: number, on: Day) {
  return rows<Record<string, unknown>>(tx, sql`
    with ${inside(unitId, on)}
    select v.code as village, v.full_name as village_name, t.name as term, ${named}, c.consent, c.consent_on::text as consent_on, c.certificate_on::text as certificate_on,
      (select max(s.on_day)::text from admission_step s where s.person_id = c.person_id and s.planned and s.step = 'admitted' and upper_inf(s.recorded)) as admission_on
    from village v join plan_candidate c on c.village_id = v.unit_id and upper_inf(c.recorded) join term t on t.id = c.term_id join person p on p.id = c.person_id
    order by v.code, t.name, person`)
}
