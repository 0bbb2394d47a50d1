import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { type Database, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { record } from '#ground/journal/journal.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { fold } from '#ground/text/fold.ts'
import { day, today } from '#ground/time/day.ts'
import { checkJournal } from '#journal/check.ts'
import { journalKeyIn, signHead } from '#journal/public.ts'
import { enterPaper } from '#papers/public.ts'
import { beginEmployment } from '#people/employ.ts'
import { identityKeyIn, registerPerson } from '#people/public.ts'
import { become, noteStep } from '#people/join-party.ts'
import { kept } from '#people/identity.ts'
import { correct } from '#people/register.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint } from '#posts/public.ts'
import { eraseConfirmed } from './erase.ts'
import { freeText } from './free-text.ts'
import { staffMember } from './given.ts'
import * as acts from './request.ts'

const [may, pao, program] = [staffMember(1, today()), staffMember(2, today()), { ...staffMember(0, today()), name: 'Hệ thống' }]
const folder = mkdtempSync(join(tmpdir(), 'nhat-the-erase-'))
const erasures = join(folder, 'erasures.txt')
after(() => rmSync(folder, { recursive: true, force: true }))

const [name, formerName, number] = ['Đặng Thị Hoài Thương', 'Đặng Hoài Thương', '020180987654']
const key = identityKeyIn(folder)
/** Whatever would tell who it was, as text and as the bytes of a text. */
const needles = [name, formerName, fold(name), fold(formerName), '1979-08-17', '17/08/1979', number, kept(key, number).hash.toString('hex'), 'N-0777', 'Chủ tịch Hội Làm vườn Bản Pắc']
/** What the chain itself may not tell of anyone, erased or not. */
const sensitive = /probationary|official|pipeline|female|lower_secondary/
const asBytes = (text: string) => Buffer.from(text).toString('hex')

/** Every table, whole rows as text, and the planner's samples: which of the needles stand where. */
async function hitsIn(database: Database): Promise<string[]> {
  const tables = (await database.pool.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm') order by 1`)).rows
  const hits: string[] = []
  for (const { name: table } of tables) for (const needle of needles) {
    const { rows: [found] } = await database.pool.query<{ count: number }>(
      `select count(*)::int as count from ${table} t where strpos(lower(t::text), lower($1)) > 0 or strpos(t::text, $2) > 0`, [needle, asBytes(needle)])
    if (found!.count > 0) hits.push(`${table}: ${needle}`)
  }
  for (const needle of needles) {
    const { rows: samples } = await database.pool.query<{ name: string }>(
      `select tablename || '.' || attname as name from pg_stats where schemaname = 'public' and strpos(lower(coalesce(most_common_vals::text, '') || coalesce(histogram_bounds::text, '')), lower($1)) > 0`, [needle])
    hits.push(...samples.map(({ name: column }) => `sample of ${column}: ${needle}`))
  }
  return hits
}

function filesWith(at: string): string[] {
  return readdirSync(at).flatMap((file) => {
    const path = join(at, file)
    if (statSync(path).isDirectory()) return filesWith(path)
    const text = readFileSync(path)
    return needles.filter((needle) => text.includes(Buffer.from(needle)) || text.toString('latin1').includes(asBytes(needle))).map((needle) => `${file}: ${needle}`)
  })
}

test('erased: no trace of the person in any table or file; the post held and the chain of the journal stay', async () => {
  const database = await testDatabase()
  const signing = { signer: journalKeyIn(folder), witnessFile: join(folder, 'journal-heads.txt') }
  const { id, villageId, namesake, account } = await database.transaction(async (tx) => {
    const { communes: [place] } = await givenCountry(tx, 1)
    const villageId = await givenVillage(tx, place!.commune)
    const cell = await givenCell(tx, place!.committee, [villageId])
    const id = await registerPerson(tx, may, key, { name: formerName, birth: day('1979-08-17'), sex: 'female', ethnic: '02', livesIn: villageId, identityNumber: number, officeKey: 'N-0777' })
    await correct(tx, may, id, { name }, null, `${name} khai lại tên`)
    const other = await registerPerson(tx, may, key, { name, birth: day('1979-08-17') })
    await rows(tx, sql`insert into same_person (person_id, kept_id, judged, reason) values (${other}, ${id}, 'same', ${`${name}, một người`})`)
    const { id: paperId } = await enterPaper(tx, may, { symbol: '7/QĐ-UBND', kind: 'decision', issuer: 'UBND xã Số 1', issuedOn: day('2020-01-02'), issuedPrecision: 'day', summary: `Công nhận bà ĐẶNG THỊ HOÀI  THƯƠNG làm trưởng thôn`, note: `${name}, ở xa về` })
    await enterPaper(tx, may, { symbol: '8/BB', kind: 'minutes', issuer: 'Thôn Số 2', issuedOn: day('2020-01-03'), issuedPrecision: 'day', summary: `Họp bầu ${name}`, note: null })
    await become(tx, may, 'pipeline', { personId: id, from: day('2015-01-01') })
    await noteStep(tx, may, id, { step: 'class', onDay: day('2015-06-01'), planned: false })
    await become(tx, may, 'probationary', { personId: id, from: day('2016-01-01'), paperId })
    await become(tx, may, 'official', { personId: id, from: day('2017-01-01') })
    await beginEmployment(tx, may, { personId: id, kind: 'part_time', title: 'Chủ tịch Hội Làm vườn Bản Pắc', unitId: place!.commune, from: day('2018-01-01') })
    await appoint(tx, may, { kind: 'village_head', unitId: villageId, personId: id, from: day('2020-01-01'), paperId })
    await appoint(tx, may, { kind: 'cell_secretary', unitId: cell, personId: id, from: day('2020-01-01'), paperId })
    const namesake = await registerPerson(tx, may, key, { name: 'Vi Thị Lan', birth: day('1990-01-01') })
    const { id: account } = await row<{ id: number }>(tx, sql`insert into account (login, name, person, suspended) values (${fold(name).replaceAll(' ', '-')}, ${name}, ${`people/${id}`}, true) returning id`)
    await rows(tx, sql`insert into session (token_hash, account_id, strict, device, network, ends_at) values ('x', ${account}, false, 'Firefox', '10.0.0', now())`)
    await rows(tx, sql`insert into oidc_identity (issuer, subject, name_hint, account_id) values ('https://id.example', 's', ${name}, ${account})`)
    for (const [state, file, found] of [
      ['done', zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${name}</t>`) }), { preview: { samples: [{ title: name }] } }],
      ['rows', Buffer.from(`Mã người,Họ và tên\nN-0777,${name}\n`), { faults: [{ value: name }] }],
      ['ready', zipSync({ 'xl/sharedStrings.xml': strToU8(`<si><r><t>Đặng Thị </t></r><r><t>Hoài Thương</t></r></si>`) }), {}],
      ['ready', zipSync({ 'xl/sharedStrings.xml': strToU8('<t>Vi Thị Lan</t>') }), {}],
    ] as const) await rows(tx, sql`
      insert into import_job (actor, file_name, file, file_hash, state, found, ended_at)
      values ('{}', ${`so-${state}-${name}.xlsx`}, ${Buffer.from(file)}, 'x', ${state}, ${JSON.stringify(found)}::jsonb, case when ${state} = 'done' then now() end)`)
    await record(tx, may, { what: 'posts.correct', units: [villageId], people: [id, namesake], facts: {}, reason: `theo lời bà ${name}`, personal: { of: id, before: { name: formerName }, after: { name, birth: '1979-08-17' } } })
    await rows(tx, sql`select note_looks(${JSON.stringify([{ account_id: 1, actor: 'Lý Thị Mây', route: 'GET /api/people/:id', purpose: 'view', person_ids: [id], people: 1 }])}::jsonb)`)
    return { id, villageId, namesake, account }
  })
  for (const statement of [
    `insert into unit_act (kind, on_day) values ('found', '2020-01-01')`, `insert into unit_succession (from_id, to_id, kind, on_day) values (${villageId}, null, 'dissolve', '2040-01-01')`,
    `insert into unit_former_name (unit_id, name, code) values (${villageId}, 'Bản cũ', 'X')`, `insert into account (login, name) values ('khac', 'Người Khác')`, `insert into account_reset (account_id, what, reason, proposed_by, ends_at) select ${account}, 'password', 'quên', id, now() from account where login = 'khac'`,
    `insert into employment (person_id, kind, held) values (${namesake}, 'retired', '[2020-01-01,)')`, `insert into appointment (unit_id, kind, person_id, held) values (${villageId}, 'front_head', ${namesake}, '[2020-01-01,)')`,
    `insert into printed_figure (indicator, unit_id, on_day, source) values ('posts.unified', ${villageId}, '2021-01-01', 'Báo')`, `insert into term (name, unit_id, held) values ('2020–2022', ${villageId}, '[2020-01-01,2022-01-01)')`,
    `insert into personnel_plan (village_id, term_id, option, person_id) select ${villageId}, max(id), 'retain', ${namesake} from term`, `insert into consultation (unit_id, village_id, term_id, person_id, on_day, stance) select ${villageId}, ${villageId}, max(id), ${namesake}, '2021-01-01', 'wavers' from term`,
    `insert into admission_reminder (village_id, unit_id, person_id, step, missed_on, due_on, sent_on, sent_by) values (${villageId}, ${villageId}, ${namesake}, 'class', '2021-01-01', '2021-03-01', '2021-02-01', 'Cán bộ')`,
    `insert into plan_scenario (unit_id, term_id, title, on_day, by_day, wishes, pins, result) select ${villageId}, max(id), 'Thử', '2021-01-01', '2021-12-31', '[]', '[]', '{}' from term`,
    `insert into role_grant (account_id, role, area_id) values (${account}, 'reader', ${villageId})`,
    `insert into task (unit_id, what, hat, given_on, due_on) values (${villageId}, 'Rà soát', 'village', '2021-01-01', '2021-02-01')`, `insert into task_step (task_id, unit_id, kind, on_day) select id, unit_id, 'done', '2021-01-20' from task`,
    `insert into inspection_team (unit_id, unit_ids, name, held, head_id, person_ids) values (${villageId}, '{${villageId}}', 'Đoàn số 1', '[2021-01-01,)', ${namesake}, '{${namesake}}')`,
    `insert into inspection_visit (team, unit_id, planned_on, held_on) select number, unit_id, '2021-01-05', '2021-01-05' from inspection_team`,
    `insert into inspection_finding (visit, unit_id, kind, note) select number, unit_id, 'good', 'Tốt' from inspection_visit`, `insert into inspection_recommendation (visit, unit_id, what, due_on) select number, unit_id, 'Gặp gỡ', '2021-02-01' from inspection_visit`,
    `insert into commendation (unit_id, unit_ids, topic, level, year, proposed_on) values (${villageId}, '{${villageId}}', 'Nhất thể hóa', 'giay_khen', 2021, '2021-12-01')`, `insert into commendation_row (commendation_id, unit_id) select id, unit_id from commendation`,
    `insert into training_course (unit_id, name, begins_on) values (${villageId}, 'Bồi dưỡng', '2021-01-01')`, `insert into training_session (course_id, unit_id, on_day, topics) select id, unit_id, '2021-01-02', 'Chuyên đề' from training_course`,
    `insert into training_attendance (session_id, person_id, present) select id, ${namesake}, true from training_session`,
    `insert into evaluation_round (unit_id, name, from_on, till_on, closes_on, withdrawal_reason) values (${villageId}, 'Kỳ', '2019-06-01', '2021-05-31', '2021-06-25', 'mở nhầm')`,
    `insert into evaluation (round, lead_id, unit_id, person_id, state, version, on_day, given_by, reason) values (1, ${villageId}, ${villageId}, ${namesake}, 'given', 2, '2021-06-01', 'Ban Tổ chức', 'sửa'), (2, ${villageId}, ${villageId}, ${id}, 'given', 2, '2021-06-01', 'Ban Tổ chức', 'Chủ tịch Hội Làm vườn Bản Pắc'), (3, ${villageId}, ${villageId}, ${namesake}, 'given', 2, '2021-06-01', 'Ban Tổ chức', 'sửa')`,
    `insert into evaluation_finding (evaluation_id, lead_id, unit_id, person_id, criterion_id, finding, basis) select e.id, e.lead_id, e.unit_id, e.person_id, 1, 'not_met', 'Chủ tịch Hội Làm vườn Bản Pắc: chưa họp' from evaluation e where e.person_id = ${id} union all select e.id, e.lead_id, e.unit_id, e.person_id, 1, 'met', 'Họp đủ' from evaluation e where e.person_id = ${namesake} and e.round = 1`,
    `insert into evaluation_answer (evaluation_id, unit_id, person_id, note, on_day) select id, unit_id, person_id, 'Hội Làm vườn Bản Pắc: tôi là Chủ tịch Hội Làm vườn Bản Pắc', '2021-06-02'::date from evaluation where person_id = ${id} union all select id, unit_id, person_id, 'Tôi đồng ý', '2021-06-02'::date from evaluation where person_id = ${namesake} and round = 1`,
    `insert into paper_series (unit_id, issuer, side, kind, name, held) values (${villageId}, 'Đảng ủy', 'party', 'KH', 'Nhiệm kỳ', '[2020-01-01,)')`, `insert into paper_reservation (series_id, unit_id, number, what_for, reserved_on) select id, unit_id, 1, 'Kế hoạch', '2020-02-01' from paper_series`,
    `insert into paper_file (paper_id, name, type, size, sha256, bytes) select min(id), 'ban-quet.pdf', 'application/pdf', 4, encode(sha256('%PDF'), 'hex'), '%PDF' from paper`,
    `insert into unit_measure (unit_id, kind, value, held, source) values (${villageId}, 'households', 200, '[2020-01-01,)', 'Thống kê')`,
    `insert into programme (number, name, unit_id, indicator, starts_on) values (1, 'Chương trình', ${villageId}, 'posts.unified', '2020-01-01')`, `insert into programme_unit (programme, lead_id, unit_id) values (1, ${villageId}, ${villageId})`,
    `insert into programme_milestone (number, programme, lead_id, name, due_on) values (1, 1, ${villageId}, 'Ra kế hoạch', '2020-03-01')`, `insert into programme_report (programme, milestone, unit_id, done_on) values (1, 1, ${villageId}, '2020-02-20')`,
    `insert into programme_reminder (programme, lead_id, unit_id, matter, due_on, sent_on, sent_by) values (1, ${villageId}, ${villageId}, 'plan', '2020-03-01', '2020-03-02', 'Cán bộ')`, `insert into programme_session (programme, unit_id, kind, on_day, topic) values (1, ${villageId}, 'propaganda', '2020-02-20', 'Vì sao')`,
    `insert into election (kind, unit_id, planned_on) values ('village_head', ${villageId}, '2026-05-01')`, `insert into election_step (election_id, unit_id, step, on_day) select id, unit_id, 'decide', '2026-04-01' from election`,
    `insert into election_result (election_id, unit_id, version, outcome, figures, digest, certified_on) select id, unit_id, 1, 'elected', '{}', 'x', '2026-05-02' from election`,
    `insert into merger_plan (commune_id, name, on_day, region, border) values (${villageId}, 'Sắp xếp', '2026-07-01', 'northern', false)`,
    `insert into person_request (person_id, kind, state, ended_at, came_on, way, answer_due_on, due_on, rules) values (${namesake}, 'see', 'done', now(), '2026-03-02', 'in_person', '2026-03-04', '2026-03-12', '{}')`,
  ]) await database.pool.query(statement)
  for (const { table, column } of freeText()) {
    const { rowCount } = await database.pool.query(`update ${table} set ${column} = $1 where ctid = (select max(ctid) from ${table})`, [`theo lời bà ${name}, có mặt`])
    assert.equal(rowCount, 1, `nothing to place the name in: ${table}.${column}`)
  }
  await database.pool.query(`insert into unit_act (kind, on_day, note) values ('found', '2020-01-02', $1)`, [`bà ${name.normalize('NFD').toUpperCase().replace(' ', '  ')}, có mặt`])
  await database.transaction((tx) => record(tx, may, { what: 'units.rename', units: [villageId], facts: {}, reason: `bà ${name} đề nghị` }))
  await database.pool.query('analyze')
  await signHead(database, signing)
  const state = () => database.read((tx) => row<{ state: string; since: string; birth: string | null; secretary: number }>(tx, sql`
    select state, since_day::text as since, birth::text as birth, secretary_id as secretary from village_state where village_id = ${villageId} and upto_day = 'infinity'`))
  assert.deepEqual(await state(), { state: 'unified', since: '2020-01-01', birth: '1979-08-17', secretary: id })
  const before = new Set((await hitsIn(database)).map((hit) => hit.split(':')[0]))
  for (const table of ['account', 'employment', 'import_job', 'journal_value', 'oidc_identity', 'paper', 'person', 'person_version', 'same_person', 'sample of person_version.name', 'village_state']) assert.ok(before.has(table), `nothing to erase in ${table}`)

  const requestId = await database.transaction(async (tx) => {
    const { id: requestId } = await acts.takeIn(tx, may, { personId: id, kind: 'erase', way: 'in_writing', cameOn: today() })
    await acts.proposeErasure(tx, may, requestId, `${name} xin xóa`)
    return requestId
  })
  assert.equal(await eraseConfirmed(database, program, erasures), 0, 'not before a second person confirmed')
  await database.transaction((tx) => acts.confirmErasure(tx, pao, requestId))
  assert.equal(await eraseConfirmed(database, program, erasures), 1)
  assert.equal(await eraseConfirmed(database, program, erasures), 0, 'once')

  assert.deepEqual(await hitsIn(database), [])
  await signHead(database, signing)
  assert.equal((await database.pool.query(`select from journal j where j::text ~ $1`, [sensitive.source])).rowCount, 0)
  assert.deepEqual(filesWith(folder), [])
  assert.deepEqual((await checkJournal(database, signing)).fault, null)
  const left = await database.read((tx) => rows<{ kind: string; name: string; held: string }>(tx, sql`
    select a.kind, v.name, a.held::text as held from appointment a join person_version v on v.person_id = a.person_id where a.person_id = ${id} order by 1`))
  assert.deepEqual(left, ['cell_secretary', 'village_head'].map((kind) => ({ kind, name: 'Người đã xóa dữ liệu', held: '[2020-01-01,)' })))
  assert.deepEqual(await state(), { state: 'unified', since: '2020-01-01', birth: null, secretary: id })
  const told = await database.read((tx) => row<{ state: string; facts: Record<string, number> }>(tx, sql`
    select r.state, j.facts from person_request r join journal j on j.what = 'privacy.erase' and j.subject = 'requests/' || r.id where r.id = ${requestId}`))
  assert.deepEqual([told.state, told.facts['records'], told.facts['papers'], told.facts['imports'], told.facts['accounts']], ['done', 2, 2, 3, 1])
  const texts = told.facts['texts'] as unknown as Record<string, number>
  const emptiedBefore = ['account_reset.reason', 'same_person.reason'] // they are this person's, and go whole
  assert.deepEqual(Object.keys(texts).sort(), freeText().map(({ table, column }) => `${table}.${column}`).filter((each) => !emptiedBefore.includes(each)).sort())
  assert.deepEqual((await database.read((tx) => rows<{ note: string }>(tx, sql`select note from unit_act where note like '%có mặt' order by id`))).map(({ note }) => note), ['theo lời bà «…», có mặt', 'bà «…», có mặt'])
  assert.equal(texts['unit_act.note'], 2)
  const others = await database.read((tx) => row<{ lan: string; jobs: number; paper: string; login: string }>(tx, sql`
    select (select name from person_version where person_id = ${namesake}) as lan, (select count(*)::int from import_job where state = 'ready' and file is not null) as jobs,
      (select summary from paper where symbol = '7/QĐ-UBND') as paper, (select login from account where id = ${account}) as login`))
  assert.deepEqual(others, { lan: 'Vi Thị Lan', jobs: 1, paper: 'Công nhận bà (người đã xóa dữ liệu) làm trưởng thôn', login: `da-xoa-${account}` })
})

test('a paper that names a namesake is left alone, unless the erased person’s own facts rest on it', async () => {
  const database = await testDatabase()
  await database.transaction(async (tx) => {
    const [one] = [await registerPerson(tx, may, key, { name: 'Lò Văn Inh' }), await registerPerson(tx, may, key, { name: 'Lò Văn Inh', birth: day('1960-01-01') })]
    const paper = async (symbol: string) => (await enterPaper(tx, may, { symbol, kind: 'decision', issuer: 'Đảng ủy xã', issuedOn: day('2020-01-02'), issuedPrecision: 'day', summary: `Về đồng chí Lò Văn Inh (${symbol})`, note: null })).id
    await become(tx, may, 'pipeline', { personId: one, from: day('2020-01-02'), paperId: await paper('1-QĐ/ĐU') })
    await paper('2-QĐ/ĐU')
    const { id } = await acts.takeIn(tx, may, { personId: one, kind: 'erase', way: 'in_writing', cameOn: today() })
    await acts.proposeErasure(tx, may, id, 'theo đơn')
    await acts.confirmErasure(tx, pao, id)
  })
  await eraseConfirmed(database, program, erasures)
  const papers = await database.read((tx) => rows<{ summary: string }>(tx, sql`select summary from paper order by symbol`))
  assert.deepEqual(papers.map(({ summary }) => summary), ['Về đồng chí (người đã xóa dữ liệu) (1-QĐ/ĐU)', 'Về đồng chí Lò Văn Inh (2-QĐ/ĐU)'])
})
