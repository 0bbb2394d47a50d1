import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { answersStay } from '#ground/testing/as-known.ts'
import { inTransaction, testDatabase } from '#ground/testing/database.ts'
import { boardOf, headline } from './board.ts'
import { standingOf, type UnitFacts } from './cascade.ts'
import { begun, clerk, draft, fractionOf, indicators, lent, on, smallProvince } from './given.ts'
import { amend, assign, getProgramme, launch, markModel, setMilestone, strikeMilestone, withdraw } from './launch.ts'
import { type Programme, refuseMilestone, refuseSession, refuseTarget, refuseToLaunch, type SessionDraft } from './programme.ts'
import { logSession, report, respond, strikeSession } from './respond.ts'
import { programmesOn } from './store.ts'
import { refuseToUrge, urge } from './urge.ts'

const programme: Programme = { number: 1, ...draft(7) }
const facts = (more: Partial<UnitFacts> = {}): UnitFacts => ({ unitId: 8, target: 10_000, dueOn: on('2021-12-31'), acknowledgedOn: null, planOn: null, reports: [], figures: new Map(), ...more })
const counts = (numerator: number, denominator: number) => new Map([['given.joined', { numerator, denominator }]])

test('a programme is measured by a share of places of which more is better, and its days stand in order', () => {
  const code = (more: Parameters<typeof draft>[1]) => refuseToLaunch(draft(7, more), indicators)?.code
  assert.equal(code({}), undefined)
  assert.equal(code({ name: ' ' }), 'programmes.without-name')
  for (const indicator of ['given.counted', 'given.women', 'nothing']) assert.equal(code({ indicator }), 'programmes.not-a-measure', indicator)
  assert.equal(code({ endsOn: on('2019-12-31') }), 'programmes.ends-before')
  assert.equal(code({ goalOn: null }), 'programmes.goal-and-day')
  assert.equal(code({ indicator: null }), 'programmes.goal-of-nothing')
  for (const goal of [-1, 10_001, 33.3]) assert.equal(code({ goal }), 'programmes.not-a-percent')
  assert.equal(code({ planBy: on('2019-12-31') }), 'programmes.due-before-start')
  assert.equal(code({ indicator: null, goal: null, goalOn: null, endsOn: null }), undefined)
})

test('targets, milestones and sessions keep to the programme', () => {
  assert.equal(refuseTarget({ target: 9000, dueOn: null }, programme)?.code, 'programmes.goal-and-day')
  assert.equal(refuseTarget({ target: 9000, dueOn: on('2019-01-01') }, programme)?.code, 'programmes.due-before-start')
  assert.equal(refuseTarget({ target: null, dueOn: null }, { ...programme, indicator: null }), null)
  const milestone = { name: 'Ra kế hoạch', dueOn: on('2020-05-01'), indicator: null, percent: null }
  assert.equal(refuseMilestone(milestone, programme, indicators), null)
  assert.equal(refuseMilestone({ ...milestone, indicator: 'given.joined' }, programme, indicators)?.code, 'programmes.milestone-half-measured')
  assert.equal(refuseMilestone({ ...milestone, indicator: 'given.women', percent: 1 }, programme, indicators)?.code, 'programmes.not-a-measure')
  const session = { unitId: 8, kind: 'exchange' as const, on: on('2021-01-01'), topic: 'Kinh nghiệm', withWhom: null, audience: null, invited: null, conclusions: null }
  assert.equal(refuseSession(session, programme, on('2021-06-25'))?.code, 'programmes.exchange-with-nobody')
  assert.equal(refuseSession({ ...session, kind: 'propaganda', audience: 0 }, programme, on('2021-06-25'))?.code, 'programmes.audience-not-a-number')
  assert.equal(refuseSession({ ...session, kind: 'propaganda', on: on('2021-06-26') }, programme, on('2021-06-25'))?.code, 'programmes.day-to-come')
  assert.equal(refuseSession({ ...session, withWhom: 'Đoàn bạn' }, programme, on('2021-06-25')), null)
})

test('each step is done, late or waiting on the day asked; what happened later has not happened', () => {
  const milestones = [{ number: 5, programme: 1, name: 'Ra kế hoạch', dueOn: on('2020-06-01'), indicator: null, percent: null }, { number: 6, programme: 1, name: 'Nửa số thôn', dueOn: on('2020-12-31'), indicator: 'given.joined', percent: 5000 }]
  const at = (day: string, more: Partial<UnitFacts> = {}) => {
    const { acknowledge, plan, milestones: steps, target, late } = standingOf(programme, milestones, facts(more), on(day))
    return [acknowledge, plan, ...steps.map(({ step }) => step), target, late.length].join(' ')
  }
  assert.equal(at('2020-02-01'), 'waiting waiting waiting waiting waiting 0')
  assert.equal(at('2020-02-02'), 'late waiting waiting waiting waiting 1')
  assert.equal(at('2022-01-01'), 'late late late late late 5')
  const done = { acknowledgedOn: on('2020-01-20'), planOn: on('2020-04-01'), reports: [{ milestone: 5, doneOn: on('2020-07-01') }], figures: counts(2, 4) }
  assert.equal(at('2020-06-30', done), 'done done late done waiting 1')
  assert.equal(at('2020-07-01', done), 'done done done done waiting 0')
  assert.equal(at('2022-01-01', { ...done, figures: counts(4, 4) }), 'done done done done done 0')
  assert.equal(at('2022-01-01', { target: null, dueOn: null, figures: new Map() }).split(' ')[4], 'none')
})

test('two of three are less than 66,67 % and no less than 66,66 %', () => {
  const target = (hundredths: number) => standingOf(programme, [], facts({ target: hundredths, figures: counts(2, 3) }), on('2021-01-01')).target
  assert.deepEqual([target(6666), target(6667)], ['done', 'waiting'])
})

test('the figure of a programme and of its units is derived on the day, from the facts', () => inTransaction(async (tx) => {
  const { province, district, a, b } = await smallProvince(tx)
  const number = await begun(tx, province)
  for (const unitId of [district, a, b]) await assign(tx, clerk(), number, unitId, { target: 10_000, dueOn: on('2022-08-31') })
  const told = async (day: string) => {
    const { figure, lines } = await boardOf(tx, lent(), await getProgramme(tx, number), on(day))
    return [fractionOf(figure), ...lines.map((line) => `${line.unit.name} ${fractionOf(line.figure)} ${line.standing.target}`)]
  }
  assert.deepEqual(await told('2021-02-28'), ['1/4', 'Xã An Sơn 1/2 waiting', 'Xã Bình Sơn 0/2 waiting', 'Huyện Đá Trắng 1/4 waiting'])
  assert.deepEqual(await told('2021-03-01'), ['2/4', 'Xã An Sơn 2/2 done', 'Xã Bình Sơn 0/2 waiting', 'Huyện Đá Trắng 2/4 waiting'])
  assert.equal(await headline(tx, lent((unitId) => unitId !== province), await getProgramme(tx, number), on('2021-03-01')), null)
}))

test('a programme is led by an area and comes down to what is below it; given again it changes, given the same it does not', () => inTransaction(async (tx) => {
  const { province, other, district, a } = await smallProvince(tx)
  const [village] = await rows<{ id: number }>(tx, sql`select v.unit_id as id from unit_version v where v.code = 'G0001-001'`)
  await assert.rejects(launch(tx, clerk(), indicators, draft(village!.id)), { code: 'programmes.led-by-an-area' })
  await assert.rejects(launch(tx, clerk(), indicators, draft(province, { name: '12-KH/MẬT' })), { code: 'programmes.secret' })
  const number = await begun(tx, province)
  await assert.rejects(assign(tx, clerk(), number, other, { target: null, dueOn: null }), { code: 'programmes.unit-not-below' })
  await assert.rejects(assign(tx, clerk(), number, province, { target: null, dueOn: null }), { code: 'programmes.unit-not-below' })
  const given = (target: number) => assign(tx, clerk(), number, district, { target, dueOn: on('2022-08-31') }).then(({ change }) => change)
  assert.deepEqual([await given(9000), await given(9000), await given(10_000)], ['new', 'same', 'changed'])
  const before = await rows(tx, sql`select target from programme_unit where programme = ${number} order by id`)
  assert.equal(before.length, 2, 'what was believed stays')
  await withdraw(tx, clerk(), number, district, 'Nhầm đơn vị')
  await assert.rejects(withdraw(tx, clerk(), number, district, 'lần nữa'), { code: 'programmes.unit-not-in-it' })
  await assert.rejects(respond(tx, clerk(), number, a, { acknowledgedOn: on('2020-02-01') }), { code: 'programmes.not-given-to-unit' })
  await assert.rejects(begun(tx, province, { name: 'MỘT NGƯỜI  hai chức' }), { constraint: 'programme_name_once' })
}))

test('what is known of a programme changes and stays; its unit does not', () => inTransaction(async (tx) => {
  const { province } = await smallProvince(tx)
  const number = await begun(tx, province)
  const { unitId, ...rest } = draft(province)
  assert.deepEqual(await amend(tx, clerk(), indicators, number, rest), { change: 'same' })
  assert.deepEqual(await amend(tx, clerk(), indicators, number, { ...rest, goal: 9550 }), { change: 'changed' })
  const now = await getProgramme(tx, number)
  assert.deepEqual([now.goal, now.unitId], [9550, unitId])
  await assert.rejects(amend(tx, clerk(), indicators, number + 999, rest), { code: 'programmes.no-such-programme' })
  assert.deepEqual((await programmesOn(tx, on('2019-12-31'))).filter((one) => one.number === number), [])
}))

test('a unit takes the programme up, issues its plan and reports; a counted milestone nobody reports', () => inTransaction(async (tx) => {
  const { province, a } = await smallProvince(tx)
  const number = await begun(tx, province)
  await assign(tx, clerk(), number, a, { target: null, dueOn: null })
  assert.equal((await respond(tx, clerk(), number, a, { acknowledgedOn: on('2020-01-20') })).change, 'new')
  assert.equal((await respond(tx, clerk(), number, a, { planOn: on('2020-02-20'), sequence: 'head_first' })).change, 'changed')
  assert.equal((await respond(tx, clerk(), number, a, { sequence: 'head_first' })).change, 'same')
  await assert.rejects(respond(tx, clerk(), number, a, { planOn: on('2021-06-26') }), { code: 'programmes.day-to-come' })
  await assert.rejects(respond(tx, clerk(), number, a, { acknowledgedOn: on('2019-12-31') }), { code: 'programmes.before-start' })
  const told = await setMilestone(tx, clerk(), indicators, number, { name: 'Họp dân', dueOn: on('2020-06-01'), indicator: null, percent: null })
  const reads = await setMilestone(tx, clerk(), indicators, number, { name: 'Nửa số thôn', dueOn: on('2021-01-01'), indicator: 'given.joined', percent: 5000 })
  assert.equal((await setMilestone(tx, clerk(), indicators, number, { name: 'HỌP DÂN', dueOn: on('2020-07-01'), indicator: null, percent: null })).change, 'changed')
  const done = { doneOn: on('2020-06-20'), paperId: null, note: null }
  assert.deepEqual([(await report(tx, clerk(), told.number, a, done)).change, (await report(tx, clerk(), told.number, a, done)).change], ['new', 'same'])
  await assert.rejects(report(tx, clerk(), reads.number, a, done), { code: 'programmes.milestone-counts-itself' })
  const [line] = (await boardOf(tx, lent(), await getProgramme(tx, number), on('2020-06-25'))).lines
  assert.deepEqual([line?.standing.acknowledge, line?.standing.plan, line?.standing.milestones.map(({ step }) => step), line?.response.sequence], ['done', 'done', ['done', 'done'], 'head_first'])
  await strikeMilestone(tx, clerk(), told.number, 'Không cần')
  await assert.rejects(strikeMilestone(tx, clerk(), told.number, 'lần nữa'), { code: 'programmes.no-such-milestone' })
}))

test('all who are late are reminded at once, of each matter, once a day, and by whom stays', () => inTransaction(async (tx) => {
  const { province, a, b } = await smallProvince(tx)
  const number = await begun(tx, province)
  for (const unitId of [a, b]) await assign(tx, clerk(), number, unitId, { target: 10_000, dueOn: on('2021-06-01') })
  await respond(tx, clerk(), number, a, { acknowledgedOn: on('2020-01-20'), planOn: on('2020-02-20') })
  assert.deepEqual(await urge(tx, clerk(), lent(), { number, note: 'Báo trước 30/6' }), { units: 1, reminders: 3 })
  await assert.rejects(urge(tx, clerk(), lent(), { number, note: null }), { code: 'programmes.urged-today' })
  assert.deepEqual(await urge(tx, clerk('2021-06-26'), lent(), { number, note: null }), { units: 1, reminders: 3 })
  const { reminders } = await boardOf(tx, lent(), await getProgramme(tx, number), on('2021-06-25'))
  assert.deepEqual(reminders.map(({ unitId, matter, sentBy, note }) => [unitId === b, matter, sentBy, note]).sort(), [
    [true, 'acknowledge', 'Cán bộ tổ chức', 'Báo trước 30/6'], [true, 'plan', 'Cán bộ tổ chức', 'Báo trước 30/6'], [true, 'target', 'Cán bộ tổ chức', 'Báo trước 30/6'],
  ])
}))

test('nobody is urged where nobody is late, nor after the end', () => {
  assert.equal(refuseToUrge(programme, 0, on('2021-06-25'))?.code, 'programmes.nobody-late')
  assert.equal(refuseToUrge(programme, 3, on('2023-01-01'))?.code, 'programmes.over')
  assert.equal(refuseToUrge(programme, 3, on('2022-12-31')), null)
})

test('a model unit is marked with a day and why, and the mark is taken away', () => inTransaction(async (tx) => {
  const { province, a } = await smallProvince(tx)
  const number = await begun(tx, province)
  await assign(tx, clerk(), number, a, { target: 10_000, dueOn: on('2022-08-31') })
  const model = async (day: string) => (await boardOf(tx, lent(), await getProgramme(tx, number), on(day))).lines[0]?.modelOn
  await assert.rejects(markModel(tx, clerk(), number, a, { on: on('2021-04-01'), reason: '' }), { code: 'programmes.model-without-reason' })
  await markModel(tx, clerk(), number, a, { on: on('2021-04-01'), reason: 'Cả hai thôn đạt' })
  assert.deepEqual([await model('2021-03-31'), await model('2021-04-01')], [null, '2021-04-01'])
  await markModel(tx, clerk(), number, a, { on: null, reason: 'Không còn giữ được' })
  assert.equal(await model('2021-04-01'), null)
}))

test('sessions and exchanges are logged once, and taken back', () => inTransaction(async (tx) => {
  const { province, a, b } = await smallProvince(tx)
  const number = await begun(tx, province)
  await assign(tx, clerk(), number, a, { target: null, dueOn: null })
  const held = { unitId: a, kind: 'propaganda' as const, on: on('2020-05-01'), topic: 'Vì sao kiêm nhiệm', withWhom: null, audience: 120, invited: null, conclusions: null }
  const { id } = await logSession(tx, clerk(), number, held)
  assert.deepEqual(await logSession(tx, clerk(), number, held), { id, change: 'same' })
  const again = await logSession(tx, clerk(), number, { ...held, audience: 130 })
  assert.equal(again.change, 'changed')
  await logSession(tx, clerk(), number, { unitId: province, kind: 'exchange', on: on('2020-06-01'), topic: 'Kinh nghiệm phân công', withWhom: 'Đoàn huyện bạn', audience: null, invited: null, conclusions: null })
  await assert.rejects(logSession(tx, clerk(), number, { ...held, unitId: b }), { code: 'programmes.not-given-to-unit' })
  const { sessions } = await boardOf(tx, lent(), await getProgramme(tx, number), on('2020-05-31'))
  assert.deepEqual(sessions.map(({ unit, topic, audience }) => [unit, topic, audience]), [['Xã An Sơn', 'Vì sao kiêm nhiệm', 130]])
  await strikeSession(tx, clerk(), again.id, 'Ghi nhầm')
  await assert.rejects(strikeSession(tx, clerk(), again.id, 'lần nữa'), { code: 'programmes.no-such-session' })
}))

test('a briefing has its agenda, who came of those invited, its conclusions, and the work that follows, which stays when it is entered anew', () => inTransaction(async (tx) => {
  const { province, a } = await smallProvince(tx)
  const number = await begun(tx, province)
  await assign(tx, clerk(), number, a, { target: null, dueOn: null })
  const held = { unitId: a, kind: 'briefing' as const, on: on('2020-05-01'), topic: 'Kinh tế, xã hội, an ninh', withWhom: 'Thường trực và bí thư chi bộ', audience: 9, invited: 10, conclusions: 'Rà soát hộ nghèo' }
  const work = [{ unitId: a, what: 'Rà soát hộ nghèo', dueOn: on('2020-06-01') }]
  const { id } = await logSession(tx, clerk(), number, held, work)
  assert.deepEqual(await logSession(tx, clerk(), number, held), { id, change: 'same' })
  await logSession(tx, clerk(), number, { ...held, audience: 10 })
  assert.equal((await logSession(tx, clerk(), number, { ...held, audience: 10 }, [{ unitId: a, what: 'Báo cáo an ninh', dueOn: on('2020-05-20') }])).change, 'same')
  const { sessions: [seen] } = await boardOf(tx, lent(), await getProgramme(tx, number), on('2020-05-31'))
  assert.deepEqual([seen!.audience, seen!.invited, seen!.conclusions, seen!.work.map(({ what, late }) => [what, late])], [10, 10, 'Rà soát hộ nghèo', [['Báo cáo an ninh', true], ['Rà soát hộ nghèo', false]]])
  const refused = async (draft: Partial<SessionDraft>, following = work) => assert.rejects(logSession(tx, clerk(), number, { ...held, ...draft }, following), (error: { code: string }) => { codes.push(error.code); return true })
  const codes: string[] = []
  await refused({ withWhom: null })
  await refused({ audience: 11 })
  await refused({ kind: 'propaganda' })
  await refused({ kind: 'propaganda', invited: null, conclusions: null })
  await refused({ topic: 'Khác', conclusions: 'MẬT' })
  assert.deepEqual(codes, ['programmes.briefing-with-nobody', 'programmes.more-than-invited', 'programmes.only-a-briefing', 'programmes.only-a-briefing', 'programmes.secret'])
}))

test('whatever was amended, reported or struck since, the board as known then is the board that was told then', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const { province, district, a, b } = await database.transaction(smallProvince)
  const wish = fc.record({ what: fc.constantFrom('amend', 'assign', 'withdraw', 'model', 'milestone', 'strike', 'report', 'report', 'respond', 'respond', 'session', 'no-session', 'urge'), n: fc.nat(99) })
  let made = 0
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 8, maxLength: 16 }), async (wishes) => {
    const number = await database.transaction((tx) => begun(tx, province, { name: `Chương trình ${++made}` }))
    const days = ['2020-01-31', '2020-04-01', '2021-06-25'].map(on)
    const some = <Item>(list: readonly Item[], n: number): Item | undefined => list[n % Math.max(list.length, 1)]
    const acts = [{ what: 'assign', n: 0 }, { what: 'milestone', n: 0 }, ...wishes].map(({ what, n }) => async (tx: Tx): Promise<unknown> => {
      const { lines, milestones, sessions } = await boardOf(tx, lent(), await getProgramme(tx, number), days[2]!)
      const [unitId, milestone] = [some(lines, n)?.unitId ?? a, some(milestones, n)?.number ?? 0]
      const day = days[n % 3]!
      switch (what) {
        case 'amend': return amend(tx, clerk(), indicators, number, { ...draft(province, { name: `Chương trình ${made}` }), goal: 100 * (n % 90), planBy: n % 2 ? on('2020-03-01') : on('2020-05-01') })
        case 'assign': return assign(tx, clerk(), number, [a, b, district][n % 3]!, { target: 100 * (n % 90), dueOn: on('2021-01-01') })
        case 'withdraw': return withdraw(tx, clerk(), number, unitId, 'giao nhầm')
        case 'model': return markModel(tx, clerk(), number, unitId, { on: n % 2 ? day : null, reason: 'làm tốt' })
        case 'milestone': return setMilestone(tx, clerk(), indicators, number, { name: `Mốc ${n % 3}`, dueOn: on(n % 2 ? '2020-03-01' : '2020-06-01'), indicator: null, percent: null })
        case 'strike': return strikeMilestone(tx, clerk(), milestone, 'đặt nhầm')
        case 'report': return report(tx, clerk(), milestone, unitId, { doneOn: day, paperId: null, note: null })
        case 'respond': return respond(tx, clerk(), number, unitId, n % 2 ? { acknowledgedOn: day } : { planOn: day })
        case 'session': return logSession(tx, clerk(), number, { unitId, kind: 'propaganda', on: day, topic: `Chuyên đề ${n % 2}`, withWhom: null, audience: n + 1, invited: null, conclusions: null })
        case 'no-session': return strikeSession(tx, clerk(), some(sessions, n)?.id ?? 0, 'ghi nhầm')
        default: return urge(tx, clerk(), lent(), { number, note: null })
      }
    })
    await answersStay(database, acts, async (tx, known) => {
      const told = []
      for (const each of days) {
        const { leads: _leads, reports: _reports, lines, ...board } = await boardOf(tx, lent(), await getProgramme(tx, number, known), each, known)
        told.push({ board, lines: lines.map(({ mine: _mine, ...line }) => line), led: await programmesOn(tx, each, a, known) })
      }
      return told
    })
  }), { numRuns: 4 })
})
