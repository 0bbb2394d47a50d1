import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { z } from 'zod'
import { roles } from '#access/policy.ts'
import { grantRole, openScoped } from '#access/public.ts'
import { beginSession } from '#accounts/session.ts'
import { row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Call } from '#ground/http/contract.ts'
import { record } from '#ground/journal/journal.ts'
import { givenPdf } from '#ground/pdf/given.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { day, today } from '#ground/time/day.ts'
import { attach } from '#papers/attach.ts'
import { givenPaper } from '#papers/given.ts'
import { lookInto } from '#papers/look-into.ts'
import { registerPerson } from '#people/public.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint } from '#posts/public.ts'
import { agreeCandidates, decide as decideElection, formTeam, openDrive, publishPlan } from '#elections/prepare.ts'
import { draft as draftMerger, keepProposal } from '#mergers/drafting.ts'
import { setUpTeam } from '#inspections/set-up.ts'
import { holdVisit, noteFinding, planVisit } from '#inspections/visit.ts'
import { decide, propose } from '#commendations/propose.ts'
import { openRound } from '#evaluations/hold.ts'
import { noteWhoCame, openCourse, planSession } from '#trainings/hold.ts'
import { takeIn } from '#privacy/request.ts'
import { giveTask } from '#tasks/public.ts'
import { productWith } from './capabilities.ts'
import { callsByName } from './contract.ts'
import { enterTerm } from '#indicators/public.ts'
import { draft } from '#personnel-plans/public.ts'
import { openApp } from './server.ts'

const key = randomBytes(32)
const clerk = { accountId: 0, name: 'Người nhập', today: today(), may: ['*'], unitId: null }
const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const pepper = randomBytes(32)
const product = productWith(key)
const server = await openApp({ database, scoped, product, pepper, demo: false, dist: '/nowhere', log: (line) => assert.fail(JSON.stringify(line)) })
const troubles: string[] = []
const runner = product.importing.start(database, (error) => { troubles.push(String(error)) })
after(async () => {
  await server.close()
  await runner.stop()
  await scoped.close()
})

const told = (call: Call<unknown, unknown>) => JSON.stringify(z.toJSONSchema(call.gives, { unrepresentable: 'any', io: 'output' }))
const personal = /"(personId|people|headId|head|secretaryId|secretary|otherId|keptId|birth|identity)":/
const calls = Object.entries(callsByName())

const on = '2021-06-25'
const staff = { personOf: async () => null, mayDecide: async () => true }
const ids = await database.transaction(async (tx) => {
  const { province, communes: [place] } = await givenCountry(tx, 1)
  const [village, other] = [await givenVillage(tx, place!.commune), await givenVillage(tx, place!.commune)]
  const cell = await givenCell(tx, place!.committee, [village])
  const an = await registerPerson(tx, clerk, key, { name: 'Hà Văn An', birth: day('1970-02-03'), livesIn: village, identityNumber: '012345678901' })
  const twin = await registerPerson(tx, clerk, key, { name: 'Hà Văn An', livesIn: village })
  const [ba, bo, be] = [await registerPerson(tx, clerk, key, { name: 'Lò Thị Ba', livesIn: village }), await registerPerson(tx, clerk, key, { name: 'Lò Văn Bó', livesIn: village }), await registerPerson(tx, clerk, key, { name: 'Lò Văn Bé', livesIn: village })]
  const paper = await givenPaper(tx)
  const { id: file } = await attach(tx, clerk, { paperId: paper, file: await lookInto('12-QĐ.pdf', givenPdf([[{ text: 'Công nhận trưởng thôn' }]])) })
  const { number } = await appoint(tx, clerk, { kind: 'village_head', unitId: village, personId: an, from: day('2020-01-01'), paperId: paper })
  await appoint(tx, clerk, { kind: 'village_head', unitId: other, personId: an, from: day('2020-01-01') })
  await appoint(tx, clerk, { kind: 'cell_secretary', unitId: cell, personId: ba, from: day('2020-01-01') })
  await rows(tx, sql`insert into same_person (person_id, kept_id, judged) values (${bo}, ${be}, 'same')`)
  await record(tx, clerk, { what: 'people.correct', units: [], people: [an], facts: {} })
  const { id: request } = await takeIn(tx, clerk, { personId: an, kind: 'see', way: 'in_person', cameOn: day('2026-03-02') })
  const { code } = await row<{ code: string }>(tx, sql`select code from unit_version where unit_id = ${place!.commune}`)
  const { id: task } = await giveTask(tx, clerk, { unitId: village, personId: an, what: 'Rà soát', hat: 'village', givenOn: day('2021-01-04'), dueOn: day('2021-03-01') })
  const { id: team } = await setUpTeam(tx, clerk, { unitId: place!.commune, name: 'Đoàn số 1', from: day('2021-01-04'), until: null, paperId: null, headId: an, memberIds: [ba], targetIds: [village] })
  const { id: visit } = await planVisit(tx, clerk, staff, { teamId: team, unitId: village, plannedOn: day('2021-02-01') })
  await holdVisit(tx, clerk, staff, { id: visit, heldOn: day('2021-02-01'), note: null })
  await noteFinding(tx, clerk, staff, { id: visit, kind: 'good', obstacle: null, personId: an, note: 'Tốt' })
  for (const year of [2020, 2021]) {
    const { id } = await propose(tx, clerk, { unitId: place!.commune, topic: 'Nhất thể hóa', level: 'giay_khen', year, proposedOn: day(`${year}-01-05`), rows: [{ unitId: village, personId: an, note: null }] })
    await decide(tx, clerk, null, { id, decidedOn: day(`${year}-02-05`), paperId: null, signer: 'Bí thư', level: 'giay_khen', keep: (await rows<{ id: number }>(tx, sql`select id from commendation_row where commendation_id = ${id}`)).map((each) => each.id) })
  }
  const { id: commendation } = await row<{ id: number }>(tx, sql`select id from commendation limit 1`)
  const { id: course } = await openCourse(tx, clerk, { unitId: place!.commune, name: 'Bồi dưỡng', paperId: null, beginsOn: day('2021-01-04') })
  const { id: session } = await planSession(tx, clerk, { courseId: course, onDay: day('2021-01-05'), place: '', topics: 'Chuyên đề', hours: null })
  await noteWhoCame(tx, clerk, { id: session, people: [{ personId: an, present: true, certificate: null, note: null }] })
  const { id: round } = await openRound(tx, clerk, { unitId: place!.commune, name: 'Kỳ nhận xét', from: day('2020-01-01'), till: day('2021-05-31'), closesOn: day('2021-06-25'), paperId: null })
  await rows(tx, sql`insert into evaluation (round, lead_id, unit_id, person_id, state, version, on_day, given_by) values (${round}, ${place!.commune}, ${village}, ${an}, 'given', 1, '2021-06-01', 'Ban Tổ chức')`)
  const { id: drive } = await openDrive(tx, clerk, { unitId: place!.commune, kind: 'village_head', name: 'Đợt bầu năm 2021', from: day('2021-01-01'), dueOn: day('2021-12-31') })
  const { id: election } = await decideElection(tx, clerk, { unitId: other, kind: 'village_head', on: day('2021-04-01'), plannedOn: day('2021-06-20'), driveId: drive })
  await publishPlan(tx, clerk, { id: election, on: day('2021-05-01') })
  await formTeam(tx, clerk, { id: election, on: day('2021-05-20'), members: [{ personId: be, part: 'head' }] })
  await agreeCandidates(tx, clerk, { id: election, on: day('2021-06-01'), reason: 'Quê ở thôn', candidates: [{ personId: twin, putBy: 'front' }] })
  await rows(tx, sql`update candidate set elected = true where election_id = ${election}`)
  await rows(tx, sql`update election set state = 'certified', held_on = planned_on, outcome = 'elected' where id = ${election}`) // and so named by its drive: elected and not in the Party
  const { id: merger } = await draftMerger(tx, clerk, { unitId: place!.commune, name: 'Sắp xếp', on: day('2021-07-01'), region: 'northern', border: false, note: null })
  await rows(tx, sql`insert into unit_measure (unit_id, kind, value, held, source) select u, 'households', 200, '[2020-01-01,)', 'Thống kê' from unnest(${[village, other]}::int[]) u`)
  await rows(tx, sql`insert into village_neighbour (commune_id, a_id, b_id) values (${place!.commune}, ${Math.min(village, other)}, ${Math.max(village, other)})`)
  await keepProposal(tx, clerk, merger, 'drawn', false, [{ seatId: village, members: [village, other] }])
  const { id: term } = await enterTerm(tx, clerk, { unitId: province, name: 'Nhiệm kỳ 2020–2022', from: day('2020-01-01'), until: day('2023-01-01'), basis: null })
  await draft(tx, clerk, { villageId: village, termId: term, option: 'retain', personId: an, dueOn: null, obstacles: [], reason: null })
  const solved = { state: 'optimal', villagesAtMost: 1, broken: 0, brokenAtLeast: 0, law: { probation: null, minAge: null }, villages: 1, candidates: 1, millis: 1, blocked: [], met: [], chosen: [{ villageId: village, personId: an, option: 'retain' }] }
  const { id: scenario } = await row<{ id: number }>(tx, sql`
    insert into plan_scenario (unit_id, term_id, title, on_day, by_day, wishes, pins, result) values (${place!.commune}, ${term}, 'Thử', '2021-06-25', '2021-12-31', '[]', '[]', ${JSON.stringify(solved)}::jsonb) returning id`)
  return { paper, file, term, round, scenario, merger, province, drive, election, session, commendation, team, task, commune: place!.commune, village, other, cell, an, twin, ba, bo, be, number, code, request }
})

const cookie = `sid=${await database.transaction(async (tx) => {
  const { id } = await row<{ id: number }>(tx, sql`insert into account (login, name) values ('sen', 'Lý Thị Sen') returning id`)
  for (const role of roles) await grantRole(tx, { accountId: id, role, areaId: null })
  return (await beginSession(tx, id, { strict: false, before: null, factorGiven: true, fresh: true })).token
})}`

async function sendPeople(line: string): Promise<number> {
  const form = new FormData()
  form.append('file', new File([`Mục,Nội dung\nMã đơn vị,${ids.code}\nSố liệu đến ngày,25/06/2021\n`], 'Thông tin.csv'))
  form.append('file', new File([`Mã người,Họ và tên,Ngày sinh\n${line}\n`], 'Nhân sự.csv'))
  const request = new Request('http://x/', { method: 'POST', body: form })
  const sent = await server.inject({ method: 'POST', url: '/api/imports', headers: { cookie, 'x-nhat-the': '1', 'content-type': request.headers.get('content-type')! }, payload: Buffer.from(await request.arrayBuffer()) })
  const { id } = sent.json() as { id: number }
  for (let tries = 0; tries < 400; tries++) {
    const [job] = (await database.pool.query<{ state: string }>('select state from import_job where id = $1', [id])).rows
    if (job && !['waiting', 'reading', 'writing'].includes(job.state)) return id
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`not settled: ${JSON.stringify((await database.pool.query('select id, state, step, progress, account_id, found from import_job')).rows)} ${sent.body}`)
}
const [ready, faulty] = [await sendPeople('N1,Nông Văn Chí,05/06/1971'), await sendPeople('N2,Nông Văn Chỉ,khoảng năm 71')]

type Asked = { path?: Record<string, unknown>; with?: Record<string, unknown>; shows: number[] | 'none'; people?: number }
const { an, twin, ba, bo, be, village, other, cell, commune, number, request, task, team, commendation, session, round, drive, election, term, scenario, merger } = ids
const fresh = be + 2 // the file that is only tried out takes a number too
/** What is asked of each call, and whom the answer shows. */
const asked: Record<string, Asked> = {
  'people.person': { path: { id: an }, shows: [an, twin] },
  'people.judgements': { shows: [bo, be] },
  'people.personJournal': { path: { id: an }, shows: [an] },
  'people.personEver': { path: { id: an }, shows: [an] },
  'people.registerPerson': { with: { name: 'Hà Văn An' }, shows: [fresh, an, twin] },
  'posts.unitPosts': { path: { id: village }, with: { on }, shows: [an] },
  'posts.postHistory': { path: { id: cell }, shows: [ba] },
  'posts.personPosts': { path: { id: an }, shows: [an] },
  'posts.personPlaces': { path: { id: an }, with: { on }, shows: [an] },
  'posts.beliefs': { path: { number }, shows: [an] },
  'posts.pairState': { path: { id: village }, with: { pair: 'village', on }, shows: [an, ba] },
  'posts.conflicts': { path: { id: commune }, with: { on }, shows: [an] },
  'posts.villages': { path: { id: commune }, with: { on }, shows: [an, ba] },
  'posts.findPeople': { with: { text: 'lo thi ba', on }, shows: [], people: 1 },
  'posts.listPeople': { path: { id: village }, with: { on, text: 'lo' }, shows: [ba, be] },
  'posts.duplicatesUnder': { path: { id: village }, with: { on }, shows: [an, twin, fresh] },
  'posts.previewAct': { with: { given: { act: 'end', number, on, reason: 'resigned' } }, shows: [an, ba] },
  'posts.appoint': { with: { kind: 'cell_secretary', unitId: ids.cell, personId: ba, from: on }, shows: 'none' },
  'posts.replace': { with: { kind: 'village_head', unitId: other, personId: twin, from: on }, shows: 'none' },
  'indicators.getRows': { with: { unitId: commune, on, indicator: 'posts.unified', part: 'denominator' }, shows: [an, twin, ba] },
  'indicators.getHome': { with: { unitId: commune, on }, shows: [an, twin, ba] },
  'personnelPlans.readBoard': { with: { unitId: commune, on }, shows: [an, twin, ba] },
  'personnelPlans.readVillagePlan': { path: { unitId: village }, with: { termId: term, on }, shows: [an, ba] },
  'personnelPlans.readScenario': { path: { id: scenario }, shows: [an] },
  'personnelPlans.readPipeline': { with: { unitId: commune, on }, shows: [an, twin] },
  'elections.listElections': { path: { id: commune }, with: { on }, shows: [twin] },
  'elections.linkedElections': { path: { id: other }, with: { on }, shows: [twin] },
  'elections.readElection': { path: { id: election }, shows: [twin, be] },
  'elections.readDrive': { path: { id: drive }, with: { on }, shows: [twin] },
  'funds.getFundRows': { with: { unitId: commune, from: '2021-01-01', until: '2021-06-01' }, shows: 'none' },
  'papers.getPaper': { path: { id: ids.paper }, shows: [an] },
  'papers.getPaperFile': { path: { id: ids.file }, shows: [an] },
  'elections.electionForm': { path: { id: election, form: 'mau-05' }, shows: [twin, be] },
  'mergers.getPlan': { path: { planId: merger }, shows: [an, twin, ba] },
  'mergers.listProposals': { path: { planId: merger }, shows: [an, twin, ba] },
  'inspections.listTeams': { with: { unit: commune, on }, shows: [an] },
  'inspections.readTeam': { path: { id: team }, with: { on }, shows: [an, ba] },
  'inspections.visitsTo': { with: { unit: commune, on }, shows: [an] },
  'commendations.listCommendations': { with: { unit: commune, on }, shows: [an] },
  'commendations.readCommendation': { path: { id: commendation }, with: { on }, shows: [an] },
  'commendations.commendationsOfPerson': { path: { id: an }, with: { on }, shows: [an] },
  'evaluations.readRound': { path: { id: round }, shows: 'none' },
  'evaluations.readEvaluation': { path: { id: round, personId: an }, shows: [an] },
  'evaluations.evaluationsOfPerson': { path: { id: an }, with: { on }, shows: [an] },
  'evaluations.myEvaluations': { shows: 'none' },
  'trainings.coverage': { with: { unit: commune, on }, shows: 'none' },
  'trainings.readSession': { path: { id: session }, shows: [an] },
  'trainings.trainingOfPerson': { path: { id: an }, with: { on }, shows: [an] },
  'tasks.listTasks': { with: { unit: commune, on }, shows: [an] },
  'tasks.myTasks': { with: { on }, shows: 'none' },
  'tasks.workload': { with: { unit: commune, on }, shows: [an] },
  'tasks.readTask': { path: { id: task }, with: { on }, shows: [an] },
  'imports.readJob': { path: { id: ready }, shows: [], people: 0 },
  'imports.markedCopy': { path: { id: faulty }, shows: [], people: 1 },
  'imports.template': { shows: 'none' },
  'imports.exportRegister': { with: { unit: commune, on }, shows: [], people: 5 },
  'documents.getDocument': { path: { code: 'NTH-02' }, with: { unitId: commune, on, format: 'docx' }, shows: [an, twin, ba] },
  'privacy.listRequests': { shows: [an] },
  'privacy.readRequest': { path: { id: request }, shows: [an] },
  'privacy.readHeld': { path: { id: request }, shows: [an] },
  'privacy.exportHeld': { path: { id: request }, shows: [an] },
  'journal.readJournal': { with: { person: an, kind: 'people' }, shows: [an] },
  'journal.whoLooked': { with: { person: bo }, shows: [bo, be] },
  'journal.whoLookedAtMe': { shows: 'none' },
  'journal.looksOfWeek': { with: { unit: commune }, shows: 'none' },
}

test('every call that gives a person, and every download, says whom it shows', () => {
  const showing = calls.filter(([name, call]) => name !== 'journal.journalState' && (call.file || personal.test(told(call)) || (call.method === 'GET' && /\/people\//.test(call.path)))) // the head there is a signed one
  assert.ok(showing.length > 20)
  assert.deepEqual(showing.filter(([, call]) => !call.shows).map(([name]) => name), [])
})

test('each call that says whom it shows is asked below', () =>
  assert.deepEqual(calls.filter(([, call]) => call.shows).map(([name]) => name).sort(), Object.keys(asked).sort()))

type Row = { route: string; actor: string; account_id: number; purpose: string; person_ids: number[]; people: number; mark: number | null; request_id: string }
const logged = async () => (await database.pool.query<Row>('select * from access_log order by id')).rows

for (const [name, { path = {}, with: fields = {}, shows, people }] of Object.entries(asked))
  test(`${name} writes ${shows === 'none' ? 'no row' : 'exactly one row'}, before the answer is there`, async () => {
    const call = callsByName()[name]!
    const before = (await logged()).length
    const url = call.path.replace(/:(\w+)/g, (_, field: string) => String(path[field]))
    const query = new URLSearchParams(Object.entries(fields).map(([field, value]) => [field, String(value)]))
    for (const time of name.startsWith('indicators.') ? [1, 2] : [1]) { // the second answer comes from memory
      const reply = call.method === 'GET' ? await server.inject({ url: `${url}?${query}`, headers: { cookie } }) : await server.inject({ method: 'POST', url, headers: { cookie }, payload: fields })
      const found = (await logged()).slice(before + time - 1)
      if (shows === 'none') return assert.deepEqual(found, [], reply.body)
      assert.equal(reply.statusCode, 200, reply.body.slice(0, 300))
      assert.equal(found.length, 1)
      const [line] = found
      assert.deepEqual([line?.route, line?.actor, line?.purpose, line?.request_id], [`${call.method} ${call.path}`, 'Lý Thị Sen', call.purpose, reply.headers['x-request-id']])
      assert.deepEqual([...line?.person_ids ?? []].sort((a, b) => a - b), [...shows].sort((a, b) => a - b))
      assert.equal(line?.people, people ?? shows.length)
      assert.equal(line?.mark === null, call.purpose !== 'export')
    }
  })

test('a refusal that names a person is written down; an answer that cannot be written down is not given', async () => {
  const before = (await logged()).length
  const refused = await server.inject({ method: 'POST', url: `/api/people/${ba}/identify`, headers: { cookie }, payload: { identityNumber: '012345678901' } })
  assert.deepEqual([refused.statusCode, (refused.json() as { code: string }).code], [409, 'people.identity-held-by'])
  assert.deepEqual((await logged()).slice(before).map(({ purpose, person_ids }) => [purpose, person_ids]), [['refusal', [an]]])
  await database.pool.query('alter table access_log rename to away')
  try {
    const failing = await openApp({ database, scoped, product, pepper, demo: false, dist: '/nowhere', log: () => {} })
    assert.equal((await failing.inject({ url: `/api/people/${an}`, headers: { cookie } })).statusCode, 500)
    await failing.close()
  } finally {
    await database.pool.query('alter table away rename to access_log')
  }
})

test('the mark stands on the file: who, when, its number, how many people', async () => {
  const reply = await server.inject({ url: `/api/documents/NTH-02?unitId=${commune}&on=${on}&format=xlsx`, headers: { cookie } })
  const { mark } = (await logged()).at(-1)!
  const { readWorkbook } = await import('#ground/spreadsheet/read.ts')
  const text = JSON.stringify((await readWorkbook(reply.rawPayload, 'x.xlsx')).sheets)
  assert.match(text, new RegExp(`Lý Thị Sen xuất lúc .* bản số ${mark} · 3 người`))
})

test('no job failed meanwhile', () => assert.deepEqual(troubles, []))
