import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Actor } from '#ground/actor.ts'
import { row, rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { Written } from '#ground/http/route.ts'
import { journalOfPerson } from '#ground/journal/journal.ts'
import type { CellValue, Context } from '#ground/spreadsheet/sheet.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { testDatabase } from '#ground/testing/database.ts'
import { type Day, day } from '#ground/time/day.ts'
import { figuresOf, rowsBehind, scopeOf } from '#indicators/public.ts'
import { givenPerson } from '#people/given.ts'
import { givenCell, givenCountry, givenVillage } from '#posts/given.ts'
import { appoint, holdersOn, end } from '#posts/public.ts'
import { eraseFromEvaluations } from './erase.ts'
import type { Finding } from './evaluation.ts'
import { findingSheet } from './finding-sheet.ts'
import { answer, correct, give, saveDraft } from './give.ts'
import { extendRound, openRound, withdrawRound } from './hold.ts'
import { indicators } from './indicators.ts'
import { coveredOn, givenPerRound, roundSeen } from './read.ts'
import { findRound, roundsOf } from './round-store.ts'
import { roundSheet } from './round-sheet.ts'
import { criteriaOn, givenTo, ownOf, versionsOf } from './store.ts'

const today = day('2021-06-25')
const clerk = { accountId: 7, name: 'Lý Thị Mây', today, may: [], unitId: null }
const database = await testDatabase()
const lead = async (tx: Tx, { commune, committee }: { commune: number; committee: number }) => {
  const village = await givenVillage(tx, commune)
  const head = await givenPerson(tx, { livesIn: village })
  await appoint(tx, clerk, { kind: 'village_head', unitId: village, personId: head, from: day('2020-01-01') })
  await appoint(tx, clerk, { kind: 'cell_secretary', unitId: await givenCell(tx, committee, [village]), personId: head, from: day('2020-01-01') })
  return { village, head }
}
const days = { from: day('2019-06-01'), till: day('2021-05-31'), closesOn: today }
/** A commune with two unified leaders, a plain resident, and a round. */
const world = () => database.transaction(async (tx) => {
  const { communes: [place] } = await givenCountry(tx, 1)
  const [one, two] = [await lead(tx, place!), await lead(tx, place!)]
  const stranger = await givenPerson(tx, { livesIn: one.village })
  for (const { head } of [one, two]) await signIn(tx, head)
  const { id } = await openRound(tx, clerk, { ...days, unitId: place!.commune, name: 'Sau hai năm', paperId: null })
  return { ...place!, one, two, stranger, round: id, criteria: (await criteriaOn(tx, days.till)).map((criterion) => criterion.id) }
})
const found = (criteria: number[], ...as: Finding[]) => criteria.map((criterionId, at) => ({ criterionId, finding: as[at] ?? 'met' as Finding, basis: as[at] === 'not_met' ? 'Ba kiến nghị của dân quá hạn' : null }))
const doing = <T>(work: (tx: Tx) => Promise<T>) => database.transaction(work)
const seen = async (round: number, known: string | null = null) => doing(async (tx) => (await roundSeen(tx, (await findRound(tx, round, known))!, known)).rows)

const token = (person: number) => createHash('sha256').update(`người ${person}`).digest()
async function signIn(tx: Tx, person: number) {
  const { id } = await row<{ id: number }>(tx, sql`insert into account (login, name, person) values (${`n${person}`}, 'Tài khoản', ${`people/${person}`}) returning id`)
  await rows(tx, sql`insert into session (token_hash, account_id, strict, factor_given, device, network, ends_at) values (${token(person)}, ${id}, false, true, '', '', now() + interval '8 hours')`)
}

/** As whoever signs in with an account that is this person. */
async function speaks<T>(tx: Tx, person: number, work: (actor: Actor) => Promise<T>): Promise<T> {
  await rows(tx, sql`select set_config('nhatthe.session', ${token(person).toString('hex')}, true)`)
  const said = await work({ ...clerk, ...await row<{ accountId: number; name: string; sessionId: number }>(tx, sql`select a.id as "accountId", a.name, s.id as "sessionId" from account a join session s on s.account_id = a.id where a.person = ${`people/${person}`}`) })
  await rows(tx, sql`select set_config('nhatthe.session', '', true)`)
  return said
}

test('a round has a name and its days in order, and is held by an area; it may close later, and go while nobody is assessed', async () => {
  const { commune, one, round, criteria } = await world()
  const open = (more: object) => doing((tx) => openRound(tx, clerk, { ...days, unitId: commune, name: 'Kỳ khác', paperId: null, ...more }))
  await assert.rejects(open({ name: ' ' }), { code: 'evaluations.name-missing' })
  await assert.rejects(open({ till: day('2019-05-01') }), { code: 'evaluations.ends-before' })
  await assert.rejects(open({ closesOn: day('2021-05-30') }), { code: 'evaluations.closes-before' })
  await assert.rejects(open({ unitId: one.village }), { code: 'evaluations.held-by-an-area' })
  await assert.rejects(doing((tx) => extendRound(tx, clerk, { id: round, closesOn: today, reason: 'x' })), { code: 'evaluations.not-longer' })
  const { id } = await open({})
  await doing((tx) => extendRound(tx, clerk, { id, closesOn: day('2021-07-31'), reason: 'còn người chưa xong' }))
  assert.deepEqual(await doing(async (tx) => (await roundsOf(tx, [commune], today)).map((each) => [each.id === id, each.closesOn])), [[true, '2021-07-31'], [false, today]])
  await doing((tx) => withdrawRound(tx, clerk, { id, reason: 'mở nhầm' }))
  assert.equal(await doing((tx) => findRound(tx, id)), undefined)
  await doing((tx) => saveDraft(tx, clerk, null, { round, personId: one.head, onDay: today, found: found(criteria).slice(0, 1) }))
  await assert.rejects(doing((tx) => withdrawRound(tx, clerk, { id: round, reason: 'x' })), { code: 'evaluations.begun' })
  await assert.rejects(doing((tx) => rows(tx, sql`update evaluation_round set withdrawal_reason = 'x' where number = ${round}`)), { constraint: 'round_is_not_begun' })
})

test('whom a round is about is derived; an assessment is whole, says why something is not met, is made in time, and never about oneself', async () => {
  const { one, two, stranger, round, criteria } = await world()
  const given = { round, personId: one.head, onDay: today, found: found(criteria, 'met', 'mostly_met', 'not_met') }
  const refused = async (more: object, code: string, self: number | null = null) => assert.rejects(doing((tx) => give(tx, clerk, self, { ...given, ...more })), { code })
  await refused({ personId: stranger }, 'evaluations.not-in-round')
  await refused({}, 'evaluations.about-yourself', one.head)
  await assert.rejects(doing((tx) => saveDraft(tx, clerk, one.head, given)), { code: 'evaluations.about-yourself' })
  await refused({ found: given.found.slice(1) }, 'evaluations.criterion-missing')
  await refused({ found: given.found.map((each) => ({ ...each, basis: ' ' })) }, 'evaluations.basis-missing')
  await refused({ found: [...given.found, given.found[0]] }, 'evaluations.no-such-criterion')
  await refused({ onDay: day('2021-06-26') }, 'evaluations.in-the-future')
  await refused({ onDay: day('2021-05-30') }, 'evaluations.period-not-over')
  await assert.rejects(doing((tx) => give(tx, { ...clerk, today: day('2021-07-01') }, null, { ...given, onDay: day('2021-07-01') })), { code: 'evaluations.closed' })
  await assert.rejects(doing((tx) => correct(tx, clerk, null, { ...given, reason: 'x' })), { code: 'evaluations.not-given' })
  await doing((tx) => give(tx, clerk, null, given))
  await refused({}, 'evaluations.given-already')
  assert.deepEqual((await seen(round)).map(({ personId, state }) => [personId, state]).sort(), [[one.head, 'given'], [two.head, 'left']].sort())
  const line = (await doing((tx) => journalOfPerson(tx, one.head)))[0]!
  assert.deepEqual([line.what, line.facts], ['evaluations.give', { till: days.till }], 'what was found stays out of the journal')
})

test('a draft is the committee’s own; what is given the person sees and answers once a version; a correction keeps what was believed', async () => {
  const { one, two, round, criteria } = await world()
  const mine = (person: number) => doing((tx) => speaks(tx, person, () => ownOf(tx)))
  const says = (person: number, id: number, note: string) => doing((tx) => speaks(tx, person, (me) => answer(tx, me, { id, note })))
  const given = { round, personId: one.head, onDay: today, found: found(criteria, 'mostly_met') }
  const { id: drafted } = await doing((tx) => saveDraft(tx, clerk, null, given))
  assert.deepEqual(await mine(one.head), [])
  await assert.rejects(says(one.head, drafted, 'Tôi xem nháp'), { code: 'evaluations.not-about-you' })
  const { id } = await doing((tx) => give(tx, clerk, null, given))
  assert.deepEqual((await mine(one.head)).map(({ version, stands, findings }) => [version, stands, findings.map(({ finding }) => finding)]), [[1, true, ['mostly_met', 'met', 'met', 'met']]])
  assert.deepEqual(await mine(two.head), [])
  await assert.rejects(says(two.head, id, 'Của người khác'), { code: 'evaluations.not-about-you' })
  await says(one.head, id, 'Cuộc họp quý I đủ người')
  await assert.rejects(says(one.head, id, 'Lần nữa'), { constraint: 'answered_once' })
  await assert.rejects(doing((tx) => correct(tx, clerk, null, { ...given, reason: 'x' })), { code: 'evaluations.nothing-changed' })
  await doing((tx) => correct(tx, clerk, null, { ...given, found: found(criteria), reason: 'đã xem lại biên bản' }))
  assert.deepEqual((await doing((tx) => versionsOf(tx, round, [one.head]))).map(({ version, stands, answer: said, reason }) => [version, stands, said, reason]), [[2, true, null, 'đã xem lại biên bản'], [1, false, 'Cuộc họp quý I đủ người', null]])
  await assert.rejects(says(one.head, id, 'Bản cũ'), { code: 'evaluations.not-about-you' })
  assert.deepEqual((await mine(one.head)).map(({ version, stands, answer: said }) => [version, stands, said]), [[2, true, null], [1, false, 'Cuộc họp quý I đủ người']])
  await doing((tx) => eraseFromEvaluations(tx, [one.head]))
  assert.deepEqual((await doing((tx) => versionsOf(tx, round, [one.head]))).map(({ answer: said, reason }) => [said, reason]), [[null, '«…»'], ['«…»', null]])
})

const figuresAt = (commune: number, on: Day, known: string | null = null) => doing(async (tx) => {
  const { figures } = await figuresOf(tx, indicators, await scopeOf(tx, commune, on, known))
  return Object.fromEntries(figures.map(({ code, numerator, denominator }) => [code.replace('evaluations.', ''), `${numerator}/${denominator}`]))
})

test('who was assessed within the months of the rule, and what was found, are counted among unified leaders; each number has its rows', async () => {
  const { commune, one, two, round, criteria } = await world()
  await doing((tx) => give(tx, clerk, null, { round, personId: one.head, onDay: day('2021-06-10'), found: found(criteria, 'mostly_met', 'not_met') }))
  await doing((tx) => saveDraft(tx, clerk, null, { round, personId: two.head, onDay: today, found: found(criteria) }))
  assert.deepEqual(await figuresAt(commune, day('2021-06-09')), { assessed: '0/2', prestige: '0/0', quality: '0/0', mobilisation: '0/0', responsibility: '0/0' })
  assert.deepEqual(await figuresAt(commune, day('2021-06-10')), { assessed: '1/2', prestige: '1/1', quality: '0/1', mobilisation: '1/1', responsibility: '1/1' })
  assert.deepEqual([(await figuresAt(commune, day('2022-06-09')))['assessed'], (await figuresAt(commune, day('2022-06-10')))['assessed']], ['1/2', '0/2'], 'twelve months, and no day more')
  const behind = await doing(async (tx) => rowsBehind(tx, indicators[2]!, await scopeOf(tx, commune, today), 'missing', { offset: 0, limit: 9 }))
  assert.deepEqual(behind.rows.map(({ unit }) => unit.id), [one.village])
  assert.deepEqual(await doing((tx) => coveredOn(tx, [one.village, two.village], today)), { leaders: 2, assessed: 1 })
})

test('what is told of few, and the rows behind it, open for those alone who may read assessments there', async () => {
  const { routesFor } = await import('../indicators/routes.ts')
  const { commune, one, round, criteria } = await world()
  await doing((tx) => give(tx, clerk, null, { round, personId: one.head, onDay: today, found: found(criteria) }))
  const asks = async (path: string, holds: boolean, may: string[], more: object = {}) => {
    const route = routesFor(indicators, { figures: async () => true, people: async () => true, holds: async (_tx, unitId, asked) => holds && unitId === commune && asked === 'evaluations.read' }).find(({ call }) => call.path === path)!
    const visit = { database, actor: { ...clerk, may, view: `${holds} ${may.join()}` }, token: null, address: '', agent: '', site: '', cookie: () => null, keepCookie: () => {}, keepToken: () => {} }
    const said = await (route as Extract<typeof route, { kind: 'around' }>).answer(visit, route.call.takes.parse({ unitId: commune, on: today, ...more }))
    return JSON.parse((said as Written).json) as { count: number; figures: { code: string; numerator: number; withheld?: true }[] }
  }
  const figures = async (...asker: [boolean, string[]]) => (await asks('/api/figures', ...asker, { indicators: 'evaluations.assessed,evaluations.prestige' })).figures.map(({ numerator, withheld = false }) => [numerator, withheld])
  const behind = (...asker: [boolean, string[]]) => asks('/api/figures/rows', ...asker, { indicator: 'evaluations.prestige' })
  assert.deepEqual(await figures(true, ['people.read']), [[1, false], [1, false]])
  assert.deepEqual(await figures(false, ['people.read']), [[1, false], [0, true]], 'a village leader or an officer')
  assert.deepEqual(await figures(true, []), [[1, false], [0, true]], 'a reader')
  assert.equal((await behind(true, ['people.read'])).count, 1)
  await assert.rejects(behind(false, ['people.read']), { code: 'indicators.needs-more' })
  await assert.rejects(behind(true, []), { code: 'indicators.needs-more' })
})

const file = (lines: Record<string, CellValue>[]) => lines.map((values, at) => ({ row: at + 2, values }))

test('rounds and assessments come in by sheet and go out again the same; what cannot be is told by its cell', async () => {
  const { commune, one, stranger } = await world()
  const context = { unitId: commune, on: today, source: 'Sổ tháng 6', known: new Map<string, number>([['person:S/A', one.head], ['person:S/B', stranger]]), paper: async () => null } as unknown as Context
  const rounds = (...lines: Record<string, CellValue>[]) => doing((tx) => roundSheet.apply(tx, clerk, context, file(lines)))
  const line = { round: 'Kỳ năm 2021', from: '2021-01-01', till: '2021-05-31', closes: '2021-06-25', paper: null, paper_on: null, issuer: null }
  assert.deepEqual((await rounds(line, { ...line, round: 'Kỳ ngược', closes: '2021-05-01' })).faults.map(({ row: at, column, code }) => [at, column, code]), [[3, 'closes', 'evaluations.closes-before']])
  assert.deepEqual((await rounds(line)).outcomes.map(({ change }) => change), ['same'])
  assert.deepEqual((await rounds({ ...line, closes: '2021-06-30' })).faults.map(({ code }) => code), ['evaluations.told-otherwise'])
  const assess = (...lines: Record<string, CellValue>[]) => doing((tx) => findingSheet.apply(tx, clerk, context, file(lines)))
  const of = (criterion: string, finding: Finding, more: Record<string, CellValue> = {}): Record<string, CellValue> => ({ round: 'kỳ năm 2021', person: 'S/A', criterion, finding, basis: null, on: '2021-06-15', by: 'Ban Tổ chức Thành ủy', ...more })
  const whole = [of('Uy tín', 'met'), of('Phẩm chất', 'met'), of('Khả năng vận động, tập hợp quần chúng', 'mostly_met', { basis: 'Ba đợt vận động' }), of('Trách nhiệm', 'met')]
  const faults = async (...lines: Record<string, CellValue>[]) => (await assess(...lines)).faults.map(({ row: at, column, code }) => [at, column, code.replace('evaluations.', '')])
  assert.deepEqual(await faults(...whole.slice(1)), [[2, 'criterion', 'criterion-missing']])
  assert.deepEqual(await faults(...whole.slice(0, 3), of('Trách nhiệm', 'not_met')), [[5, 'basis', 'basis-missing']])
  assert.deepEqual(await faults(...whole.map((each) => ({ ...each, person: 'S/B' }))), [[2, 'person', 'not-in-round']])
  assert.deepEqual(await faults(of('Sức khỏe', 'met'), { ...of('Uy tín', 'met'), person: 'S/C' }, { ...of('Uy tín', 'met'), round: 'Kỳ lạ' }), [[2, 'criterion', 'unknown-criterion'], [3, 'person', 'unknown-person'], [4, 'round', 'unknown-round']])
  assert.deepEqual(await faults(...whole.slice(0, 3), of('Trách nhiệm', 'met', { on: '2021-06-16' })), [[5, 'on', 'days-differ']])
  const herself = await doing((tx) => row<{ id: number }>(tx, sql`select id from account where person = ${`people/${one.head}`}`))
  assert.deepEqual((await doing((tx) => findingSheet.apply(tx, { ...clerk, accountId: herself.id }, context, file(whole)))).faults.map(({ column, code }) => [column, code]), [['person', 'evaluations.about-yourself']])
  assert.deepEqual((await assess(...whole)).outcomes.map(({ change }) => change), ['new', 'new', 'new', 'new'])
  const taken = await doing((tx) => findingSheet.take(tx, commune, today)) as Record<string, CellValue>[]
  assert.deepEqual(taken.map(({ person: _, ...each }) => each), whole.map(({ person: _, ...each }) => ({ ...each, round: 'Kỳ năm 2021' })))
  const back = taken.map((each) => ({ ...each, person: 'S/A' }))
  assert.deepEqual((await assess(...back)).outcomes.map(({ change }) => change), ['same', 'same', 'same', 'same'])
  assert.deepEqual((await assess({ ...back[0]!, finding: 'mostly_met' }, ...back.slice(1))).outcomes.map(({ change, what }) => [change, what]), [['changed', { finding: ['met', 'mostly_met'] }], ['same', undefined], ['same', undefined], ['same', undefined]])
  const stored = await doing(async (tx) => givenTo(tx, [one.head], today))
  assert.deepEqual(stored.map(({ version, reason, givenBy }) => [version, reason, givenBy]), [[2, 'Sổ tháng 6', 'Ban Tổ chức Thành ủy']])
  assert.deepEqual((await doing((tx) => roundSheet.take(tx, commune, today))).map((each) => each['round']), ['Sau hai năm', 'Kỳ năm 2021'])
})

test('whatever was drafted, given, corrected, answered or told of a round since, what was told then is told as known then', async () => {
  const { commune, one, two, round, criteria } = await world()
  const given = (personId: number, ...as: Finding[]) => ({ round, personId, onDay: today, found: found(criteria, ...as) })
  const units = [commune, one.village, two.village]
  const acts = [
    (tx: Tx) => saveDraft(tx, clerk, null, given(one.head)),
    (tx: Tx) => give(tx, clerk, null, given(one.head, 'mostly_met')),
    async (tx: Tx) => { const [{ id }] = (await versionsOf(tx, round, [one.head])) as unknown as [{ id: number }]; return speaks(tx, one.head, (me) => answer(tx, me, { id, note: 'Tôi đồng ý' })) },
    (tx: Tx) => extendRound(tx, clerk, { id: round, closesOn: day('2021-07-31'), reason: 'chưa xong' }),
    (tx: Tx) => correct(tx, clerk, null, { ...given(one.head, 'not_met'), reason: 'xem lại' }),
    (tx: Tx) => give(tx, clerk, null, given(two.head)),
    (tx: Tx) => openRound(tx, clerk, { ...days, unitId: commune, name: 'Kỳ nhầm', paperId: null }),
    async (tx: Tx) => { const [holding] = await holdersOn(tx, two.village, today); return end(tx, clerk, { number: holding!.number, on: day('2021-05-01'), reason: 'resigned' }) },
    async (tx: Tx) => withdrawRound(tx, clerk, { id: (await roundsOf(tx, [commune], today)).find(({ name }) => name === 'Kỳ nhầm')!.id, reason: 'mở nhầm' }),
  ]
  const told: number[] = []
  await answersStay(database, acts, async (tx, known) => {
    const rounds = await roundsOf(tx, [commune], today, known)
    const { figures } = await figuresOf(tx, indicators, await scopeOf(tx, commune, today, known))
    const covered = await coveredOn(tx, units, today, known)
    assert.equal(figures[0]!.numerator, covered.assessed)
    if (known === null) told.push(covered.assessed)
    return {
      covered, figures, rounds: await givenPerRound(tx, rounds, new Set(units), today, known), seen: await Promise.all(rounds.map((each) => roundSeen(tx, each, known))),
      versions: await versionsOf(tx, round, [one.head], known), given: await givenTo(tx, [one.head, two.head], today, known), own: await speaks(tx, one.head, () => ownOf(tx, known)),
    }
  })
  assert.deepEqual(told, [0, 1, 1, 1, 1, 2, 2, 1, 1])
})
