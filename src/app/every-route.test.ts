import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, suite, test } from 'node:test'
import { unzipSync } from 'fflate'
import { openScoped } from '#access/public.ts'
import { type Speaker, elsewhere, speakers } from '#access/testing/oracle.ts'
import { type Outcome, expectedOfCall, maySee, routes as expected } from '#access/testing/route-oracle.ts'
import { layWorld, marks, relations, stranger, units } from '#access/testing/world.ts'
import { type Database, type Tx, row, rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Call } from '#ground/http/contract.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { day, today } from '#ground/time/day.ts'
import { rename } from '#units/rename.ts'
import { productWith } from './capabilities.ts'
import { callsByName } from './contract.ts'
import { openApp } from './server.ts'
import { type Place, type Sample, placed, samples } from './testing/every-call.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const world = await layWorld(database)
const facts = await factsByUnit()
const logged: Record<string, unknown>[] = []
const server = await openApp({
  database: nothingStays(database), scoped: nothingStays(scoped), product: productWith(randomBytes(32)), pepper: randomBytes(32), demo: false, dist: '/nowhere', log: (line) => { logged.push(line) },
})
after(async () => {
  await server.close()
  await scoped.close()
})
const calls = callsByName()
const callOf = (name: string): Call<unknown, unknown> => calls[name.split(' ')[0]!]!

test('every call of the product has a sample and a word of the oracle, and neither names another', () => {
  assert.deepEqual([...new Set(Object.keys(samples).map((name) => name.split(' ')[0]!))].sort(), Object.keys(calls).sort())
  assert.deepEqual(Object.keys(expected).sort(), Object.keys(samples).sort())
})

type Cell = { name: string; sample: Sample; place: Place }
type Answer = { status: number; text: string }

const counted = { cells: 0, letIn: 0, refused: 0, empty: 0, marks: 0, leaks: 0 }
const succeeded = new Set<string>()
const stoppedBy = new Map<string, Set<string>>()

suite('every role, and nobody, by every route and place', () => {
  for (const [name, sample] of Object.entries(samples))
    test(name, async () => assert.deepEqual(await wrongCells(name, sample), []))
  test('they are at least ten thousand cells, and no answer was a bug', (context) => {
    context.diagnostic(`${counted.cells} cells: ${counted.letIn} let in, ${counted.refused} refused, ${counted.empty} answered with nothing; ${counted.marks} marks of facts looked for; ${counted.leaks} leaks`)
    assert.equal(counted.leaks, 0)
    assert.ok(counted.cells >= 10_000, String(counted.cells))
    assert.deepEqual(logged, [])
  })
  test('whatever stands in a field, from a letter that is none to a day of the year 9999, is refused with words', async () => {
    const asked = Object.entries(samples).flatMap(([name, { names, asks }], turn) => {
      const place = speakers.map((speaker) => placeOf(speaker, 'own')).find(({ speaker, ...at }) => expectedOfCall(name, speaker, names === undefined || names === 'owner' ? null : at[names], true) === 'let in')
      return place ? spotsIn(asks(place)).map((spot, at) => ({ name, speaker: place.speaker, given: withAt(asks(place), spot, hostile[(turn + at) % hostile.length]) as Record<string, unknown> })) : []
    })
    assert.ok(asked.length > 600, String(asked.length))
    for (let at = 0; at < asked.length; at += 6) await Promise.all(asked.slice(at, at + 6).map(({ name, given, speaker }) => answerTo(callOf(name), given, speaker)))
    assert.deepEqual(logged, [])
  })
  test('every call was answered for somebody, but for those that a rule stops whoever asks', () => {
    const never = Object.fromEntries([...stoppedBy].filter(([name]) => !succeeded.has(name)).map(([name, by]) => [name, [...by].sort()]))
    assert.deepEqual(never, stoppedByRule)
  })
})

const hostile: unknown[] = ['a\u0000b', 3_000_000_000, 'ộ'.normalize('NFD').repeat(9000), '0000-01-01', -1, 0.5, '9999-12-31', '2026-02-31', [], {}, null]

type Spot = (string | number)[]
/** Where values stand in what is asked: each field, and of a list its first. */
const spotsIn = (value: unknown, spot: Spot = []): Spot[] => [...(spot.length > 0 ? [spot] : []), ...insideOf(value).flatMap(([at, one]) => spotsIn(one, [...spot, at]))]
const insideOf = (value: unknown): [string | number, unknown][] => {
  if (Array.isArray(value)) return value.length > 0 ? [[0, value[0]]] : []
  return typeof value === 'object' && value !== null && !(value instanceof Blob) ? Object.entries(value) : []
}
const withAt = (value: unknown, [head, ...rest]: Spot, what: unknown): unknown => {
  if (head === undefined) return what
  if (Array.isArray(value)) return value.map((one, at) => (at === head ? withAt(one, rest, what) : one))
  return { ...value as object, [head]: withAt((value as Record<string, unknown>)[head], rest, what) }
}

/** Of these the world lacks what would let them succeed; whoever may not is refused earlier and otherwise. */
const stoppedByRule: Record<string, string[]> = {
  'accounts.beginOidc': ['409 accounts.oidc-absent'], 'accounts.finishOidc': ['409 accounts.oidc-absent'], 'accounts.endByOidc': ['409 accounts.oidc-absent'],
  'accounts.changePassword': ['409 accounts.wrong-password'], 'accounts.firstAccount': ['409 accounts.link-not-valid'], 'accounts.restoreAccount': ['409 accounts.not-suspended'],
  'accounts.enrolPasskey': ['429 accounts.too-often'], 'accounts.enrolTotp': ['409 accounts.code-not-right'], 'accounts.givePasskey': ['409 accounts.passkey-not-right'],
  'accounts.givePassword': ['409 accounts.wrong-password'], 'accounts.giveRecoveryCode': ['409 accounts.code-not-right'], 'accounts.giveTotp': ['409 accounts.code-not-right'],
  'accounts.removePasskey': ['409 accounts.last-factor'], 'accounts.removeTotp': ['409 accounts.last-factor'],
  'accounts.signIn': ['409 accounts.wrong-login-or-password', '429 accounts.too-often'],
  'backups.backUpNow': ['409 backup.not-here'], 'elections.agreeCandidates': ['409 elections.not-in-this-state'], 'elections.certify': ['409 elections.counts-missing'], 'elections.correctResult': ['409 elections.not-in-this-state'], 'elections.formTeam': ['409 elections.not-in-this-state'],
  'elections.hold': ['409 elections.not-in-this-state'], 'elections.openRound': ['409 elections.not-in-this-state'], 'elections.orderRerun': ['409 elections.not-in-this-state'], 'elections.recognise': ['409 elections.not-in-this-state'],
  'elections.review': ['409 elections.nothing-to-review'], 'mergers.carryOutPlan': ['409 mergers.not-in-this-state'], 'mergers.chooseHolders': ['409 mergers.no-such-group'], 'mergers.undoMerger': ['409 mergers.not-in-this-state'], 'imports.markedCopy': ['409 imports.file-emptied'], 'privacy.extend': ['409 privacy.extended-too-late'], 'privacy.lift': ['409 privacy.not-restricted'],
  'personnelPlans.correctConsultation': ['409 personnel-plans.no-such-talk'], 'personnelPlans.withdrawConsultation': ['409 personnel-plans.no-such-talk'], 'personnelPlans.remindPipeline': ['409 personnel-plans.not-in-pipeline'],
  'evaluations.saveDraft': ['409 evaluations.not-in-round'], 'evaluations.give': ['409 evaluations.not-in-round'], 'evaluations.answer': ['409 evaluations.not-about-you'],
  'units.dissolveUnit': ['409 units.posts-still-held'], 'units.mergeUnits': ['409 units.posts-still-held'], 'units.moveUnit': ['409 units.already-there'], 'units.placeUnits': ['409 units.placed-already'],
}

async function wrongCells(name: string, sample: Sample): Promise<string[]> {
  const cells = [...speakers, ...elsewhere].flatMap((speaker) => (sample.names ? relations : (['own'] as const)).map((relation): Cell => ({ name, sample, place: placeOf(speaker, relation) })))
  const found: string[][] = []
  for (let at = 0; at < cells.length; at += 6) found.push(...await Promise.all(cells.slice(at, at + 6).map(faultsOf)))
  return found.flat()
}

async function faultsOf({ name, sample, place }: Cell): Promise<string[]> {
  const { speaker, relation } = place
  const answer = await answerTo(callOf(name), sample.asks(place), speaker)
  const [named, mine] = [sample.names === undefined || sample.names === 'owner' ? null : place[sample.names], relation === 'own']
  const allowed = expectedOfCall(name, speaker, named, mine)
  const should = allowed === 'let in' && emptyOutside(name) && sample.mark !== undefined && !maySee(sample.mark, speaker, place.unit) ? 'empty' : allowed
  const was = outcomeOf(name, sample, answer, place)
  counted.cells++
  counted[was === 'let in' ? 'letIn' : was]++
  const who = `${speaker.role} of ${speaker.at}, ${relation}: `
  return [
    ...(was === should || (was === 'let in' && should === 'empty' && sample.mark === undefined) ? [] : [`${who}${was}, should be ${should}: ${answer.status} ${answer.text.slice(0, 200)}`]),
    ...leaksIn(answer, speaker).map((leak) => `${who}shown ${leak}`),
    ...missing(sample, answer, place, was).map((lack) => `${who}not shown ${lack}`),
  ]
}

/** How a room says that something is not there for the speaker, or not theirs. Every other refusal is a rule that speaks to whoever may. */
const turnedAway = new Set([
  'people.no-such-person', 'posts.no-such-person', 'posts.no-such-appointment', 'posts.no-such-unit', 'units.no-such-unit', 'units.no-such-act', 'imports.no-such-job',
  'access.not-yours-to-give', 'access.not-held', 'access.no-such-grant', 'accounts.not-there', 'accounts.not-above', 'indicators.known-needs-people', 'privacy.no-such-request', 'mergers.no-such-plan', 'personnel-plans.no-such-scenario', 'papers.no-such-reservation', 'tasks.no-such-task', 'inspections.no-such-team', 'inspections.not-a-member', 'trainings.no-such-session', 'evaluations.no-such', 'evaluations.not-your-round', 'commendations.no-such', 'inspections.no-such-visit', 'inspections.no-such-finding', 'inspections.no-such-recommendation', 'tasks.not-your-work',
  'elections.no-such-election', 'elections.no-such-drive',
  'programmes.no-such-programme', 'programmes.no-such-milestone', 'programmes.no-such-session', 'programmes.figures-not-yours',
])

function outcomeOf(name: string, { refuses, mark }: Sample, { status, text }: Answer, { unit }: Place): Outcome {
  if (status === 401 || status === 403) return 'refused'
  const code = status >= 400 ? (JSON.parse(text) as { code: string }).code : null
  if (code !== null) {
    if (turnedAway.has(code)) return 'refused'
    stoppedBy.set(name, (stoppedBy.get(name) ?? new Set()).add(`${status} ${code}`))
    return 'let in'
  }
  if (refuses?.(JSON.parse(text))) return 'refused'
  succeeded.add(name)
  return mark !== undefined && emptyOutside(name) && !holds(text, marks[mark](unit)) ? 'empty' : 'let in'
}

const emptyOutside = (name: string): boolean => expected[name]?.[2] === 'empty'
const holds = (text: string, mark: string): boolean => text.includes(mark) && new RegExp(`${mark}(?!\\d)`).test(text)

/** Any fact of any unit that the speaker may not see, wherever in an answer it stands. */
function leaksIn({ text }: Answer, speaker: Speaker): string[] {
  return (Object.keys(marks) as (keyof typeof marks)[]).flatMap((mark) => units.flatMap((unit) => {
    counted.marks++
    const leaks = holds(text, marks[mark](unit)) && !maySee(mark, speaker, unit)
    if (leaks) counted.leaks++
    return leaks ? [marks[mark](unit)] : []
  }))
}

/** What was asked for, where the speaker may see it. */
const missing = ({ mark }: Sample, { text, status }: Answer, { speaker, unit }: Place, was: Outcome): string[] =>
  mark !== undefined && was !== 'refused' && maySee(mark, speaker, unit) && !(status === 200 && holds(text, marks[mark](unit))) ? [marks[mark](unit)] : []

async function answerTo(call: Call<unknown, unknown>, given: Record<string, unknown>, speaker: Speaker): Promise<Answer> {
  const inPath = new Set([...call.path.matchAll(/:(\w+)/g)].map(([, field]) => field!))
  const path = call.path.replace(/:(\w+)/g, (_, field: string) => encodeURIComponent(String(given[field])))
  const rest = Object.fromEntries(Object.entries(given).filter(([field]) => !inPath.has(field)))
  const query = new URLSearchParams(Object.entries(rest).map(([field, value]) => [field, String(value)]))
  const token = world.tokens.get(`${speaker.role}@${speaker.at}`)
  const { headers, payload } = await bodyOf(call, rest)
  const reply = await server.inject({
    method: call.method, url: call.method === 'GET' ? `${path}?${query}` : path, headers: { ...headers, ...(token ? { cookie: `sid=${token}` } : {}) }, ...(call.method === 'POST' ? { payload } : {}),
  })
  return { status: reply.statusCode, text: call.file && reply.statusCode === 200 ? unpacked(reply.rawPayload) : reply.body }
}

async function bodyOf({ form, fromServer }: Call<unknown, unknown>, fields: Record<string, unknown>): Promise<{ headers: Record<string, string>; payload: Buffer | string }> {
  if (fromServer) return { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields as Record<string, string>).toString() }
  if (!form) return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(fields) }
  const sent = new FormData()
  for (const [field, value] of Object.entries(fields)) sent.append(field, value as string | Blob)
  const packed = new Response(sent)
  return { headers: { 'content-type': packed.headers.get('content-type')!, 'x-nhat-the': '1' }, payload: Buffer.from(await packed.arrayBuffer()) }
}

/** The texts of an Excel or Word file; anything else as it is. */
const unpacked = (bytes: Uint8Array): string => bytes[0] !== 0x50 ? new TextDecoder().decode(bytes) : Object.values(unzipSync(bytes)).map((each) => new TextDecoder().decode(each)).join('\n')

/** Whatever is written is written for real, down to what waits for the end of a transaction, and then taken back. */
function nothingStays(real: Database): Database {
  const takenBack = new Error('taken back, as meant')
  return {
    ...real, as: (session) => nothingStays(real.as(session)),
    async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      let done: { out: T } | undefined
      await real.transaction(async (tx) => {
        done = { out: await work(tx) }
        await tx.query('set constraints all immediate')
        throw takenBack
      }).catch((error: unknown) => { if (error !== takenBack) throw error })
      return done!.out
    },
  }
}

function placeOf(speaker: Speaker, relation: Place['relation']): Place {
  const place = placed(speaker, relation)
  const { unit, village } = place
  const own = world.accounts.get(`${speaker.role}@${speaker.at}`) ?? stranger
  return {
    ...place, person: 1000 + unit, other: 2000 + unit, appointment: facts.appointments.get(unit)!, grant: facts.grants.get(unit)!, act: facts.acts.get(village)!,
    employment: facts.employments.get(unit)!, job: facts.jobs.get(relation === 'own' ? own : stranger)!, paper: facts.paper,
  }
}

/** The numbers under which the world's facts stand, by unit; and an act done to each village, to be corrected. */
async function factsByUnit() {
  const byUnit = (found: { unit: number; id: number }[]) => new Map(found.map(({ unit, id }) => [unit, id]))
  return database.transaction(async (tx) => {
    const { id: paper } = await row<{ id: number }>(tx, sql`select min(id) as id from paper`)
    const acts = new Map<number, number>()
    for (const unitId of [111, 112, 121, 211, 212])
      acts.set(unitId, (await rename(tx, { accountId: 0, name: '', today: today(), may: [], unitId: null }, { unitId, on: day('2026-02-01'), paperId: paper, label: 'Thôn', name: `Đơn vị ${unitId}` })).actId)
    return {
      paper, acts,
      appointments: byUnit(await rows(tx, sql`select unit_id as unit, number as id from appointment`)),
      grants: byUnit(await rows(tx, sql`select area_id as unit, id from role_grant where account_id = ${stranger}`)),
      employments: byUnit(await rows(tx, sql`select person_id - 1000 as unit, id from employment`)),
      jobs: byUnit(await rows(tx, sql`select account_id as unit, id from import_job`)),
    }
  })
}
