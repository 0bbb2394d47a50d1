import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import type { Context, Fault, Outcome, SheetRow, VagueDay } from '#ground/spreadsheet/sheet.ts'
import { tidyName } from '#ground/text/names.ts'
import type { Day } from '#ground/time/day.ts'
import { copyPersons, copyStatuses, copyVersions, holdersOfHashes, identifyAll, type KnownPerson, newIds, personsWithKeys } from './bulk.ts'
import { type Identity, type IdentityKey, isIdentityNumber, isMasked, kept, tailOf } from './identity.ts'
import { daysOf, factsOf, type PartyDays, type PartyFact } from './party.ts'
import { contains } from './period.ts'
import { changed, emptyPortrait, type Patch, type Portrait, refusePortrait, type Version } from './person.ts'
import { officeKey, type Places, placesNamed } from './places.ts'
import { sameFact } from './join-party.ts'
import { disbelieve, type PartyRow, sameVersionRow, statusesOf, type VersionRow, versionsOf } from './store.ts'

type What = Record<string, [unknown, unknown]>
type Plan = { row: number; key: string; known: KnownPerson | undefined; versions: Version[]; facts: PartyFact[]; identity: Identity | null; what: What }
type Given = { people: Map<string, KnownPerson>; versions: Map<number, VersionRow[]>; statuses: Map<number, PartyRow[]>; villages: Map<string, number>; context: Context; actor: Actor }

export async function applyPeople(tx: Tx, actor: Actor, context: Context, sheetRows: SheetRow[], key: IdentityKey, places: Places): Promise<{ outcomes: Outcome[]; faults: Fault[] }> {
  const keys = [...new Set(sheetRows.map(({ values }) => officeKey(String(values['key']), context)))]
  const people = new Map((await personsWithKeys(tx, keys)).map((person) => [person.officeKey, person]))
  const ids = [...people.values()].map(({ id }) => id)
  const given: Given = {
    people, context, actor,
    versions: Map.groupBy(await versionsOf(tx, ids), ({ personId }) => personId),
    statuses: Map.groupBy(await statusesOf(tx, ids), ({ personId }) => personId),
    villages: await placesNamed(tx, places, context, sheetRows.map(({ values }) => values['lives_in']).filter((code) => typeof code === 'string')),
  }
  const faults: Fault[] = []
  const plans = plansOf(sheetRows, given, key, faults)
  const sound = await withOwnNumbers(tx, plans, faults)
  const outcomes = await write(tx, key, sound, given)
  const touched = outcomes.filter(({ change }) => change !== 'same').length
  if (touched > 0) await record(tx, actor, { what: 'people.import', units: [context.unitId], facts: { count: touched, source: context.source, on: context.on } })
  return { outcomes, faults }
}

function plansOf(sheetRows: SheetRow[], given: Given, key: IdentityKey, faults: Fault[]): Plan[] {
  const seen = new Map<string, number>()
  return sheetRows.flatMap((row) => {
    const told = officeKey(String(row.values['key']), given.context)
    const otherRow = seen.get(told)
    if (otherRow !== undefined) { faults.push({ row: row.row, column: 'key', code: 'people.key-twice', facts: { key: String(row.values['key']), otherRow } }); return [] }
    seen.set(told, row.row)
    const plan = planOf(row, told, given, key)
    if ('code' in plan) { faults.push(plan); return [] }
    return [plan]
  })
}

const portraitOf = ({ values }: SheetRow, livesIn: number | null): Patch => {
  const birth = values['birth'] as VagueDay | null
  const told = {
    name: tidyName(String(values['name'])), ...(birth ? { birth: birth.day, birthPrecision: birth.precision } : {}), sex: values['sex'], ethnic: values['ethnic'],
    generalEducation: values['education'], professionalLevel: values['professional'], theoryLevel: values['theory'], livesIn,
  }
  const patch: Record<string, unknown> = {}
  for (const key in told) if (told[key as keyof typeof told] !== null && told[key as keyof typeof told] !== undefined) patch[key] = told[key as keyof typeof told]
  return patch as Patch
}

function planOf(row: SheetRow, key: string, { people, versions, statuses, villages, context, actor }: Given, identityKey: IdentityKey): Plan | Fault {
  const fault = (column: string, code: string, facts: Record<string, unknown>): Fault => ({ row: row.row, column, code, facts })
  const code = row.values['lives_in'] as string | null
  const livesIn = code ? villages.get(code) : null
  if (livesIn === undefined) return fault('lives_in', 'people.unknown-village', { code, on: context.on })
  const patch = portraitOf(row, livesIn)
  const refusal = refusePortrait(patch, actor.today)
  if (refusal) return fault(refusal.code === 'people.name-missing' ? 'name' : 'birth', refusal.code, refusal.facts)
  const known = people.get(key)
  const line = (known && versions.get(known.id)) ?? []
  const before = line.find((version) => contains(version, context.on)) ?? line.at(-1)
  const what: What = {}
  const wanted = before ? withPatch(line, before, patch, context.on, what) : [{ ...emptyPortrait, ...patch, name: patch.name!, from: null, until: null }]
  const facts = factsToldBy(row, (known && statuses.get(known.id)) ?? [], what)
  if ('column' in facts) return fault(columnOfDay[facts.column], 'people.days-out-of-order', { day: facts.day, before: facts.before })
  const number = row.values['identity'] === null || row.values['identity'] === undefined ? '' : String(row.values['identity'])
  const identity = identityOf(number, known, identityKey)
  if (identity !== null && 'code' in identity) return fault('identity', identity.code, {})
  if (identity) what['identity'] = [null, identity.last4]
  return { row: row.row, key, known, versions: wanted, facts, identity, what }
}

const lifelong: (keyof Portrait)[] = ['name', 'birth', 'birthPrecision', 'sex', 'ethnic']

/** Name, birth, sex and group are corrected for the whole life, and so is what was not known before; levels and residence change from the day of the file. */
function withPatch(line: Version[], before: Version, patch: Patch, on: Day, what: What): Version[] {
  const differing = (Object.keys(patch) as (keyof Portrait)[]).filter((key) => patch[key] !== before[key])
  for (const key of differing) what[key] = [before[key], patch[key]]
  const part = (keys: (keyof Portrait)[]) => Object.fromEntries(keys.map((key) => [key, patch[key]])) as Patch
  const always = differing.filter((key) => lifelong.includes(key))
  const first = differing.filter((key) => !lifelong.includes(key) && line.every((version) => version[key] === null))
  const dated = differing.filter((key) => !always.includes(key) && !first.includes(key))
  const corrected = always.length + first.length > 0 ? changed(line, part([...always, ...first]), null) : line
  return dated.length > 0 ? changed(corrected, part(dated), on) : corrected
}

const columnOfDay: Record<keyof PartyDays, string> = { pipelineFrom: 'pipeline_from', admittedOn: 'admitted_on', officialOn: 'official_on', exemptFrom: 'exempt_from', leftOn: 'left_on' }
const dayKeys = Object.keys(columnOfDay) as (keyof PartyDays)[]

function factsToldBy({ values }: SheetRow, known: PartyFact[], what: What): ReturnType<typeof factsOf> {
  const before = daysOf(known)
  const after = { ...before }
  for (const key of dayKeys) {
    const told = values[columnOfDay[key]] as Day | null | undefined
    if (told && told !== before[key]) { after[key] = told; what[columnOfDay[key]] = [before[key], told] }
  }
  if (dayKeys.every((key) => after[key] === before[key])) return known
  const facts = factsOf(after)
  return Array.isArray(facts) ? facts.map((fact) => ({ ...fact, paperId: known.find((each) => each.status === fact.status && each.from === fact.from)?.paperId ?? null })) : facts
}

function identityOf(number: string, known: KnownPerson | undefined, key: IdentityKey): Identity | null | { code: string } {
  if (number === '') return null
  if (isMasked(number)) return known && known.tail !== tailOf(key, number.slice(-4)).toString('hex') ? { code: 'people.already-identified' } : null
  if (!isIdentityNumber(number)) return { code: 'people.not-an-identity-number' }
  const identity = kept(key, number)
  if (known?.hash && known.hash !== identity.hash.toString('hex')) return { code: 'people.already-identified' }
  return known?.hash ? null : identity
}

/** A number belongs to one person: neither another row nor another person of the register has it. */
async function withOwnNumbers(tx: Tx, plans: Plan[], faults: Fault[]): Promise<Plan[]> {
  const numbered = plans.flatMap((plan) => (plan.identity ? [{ plan, hash: plan.identity.hash.toString('hex') }] : []))
  const taken = new Map((numbered.length === 0 ? [] : await holdersOfHashes(tx, numbered.map(({ hash }) => hash))).map((holder) => [holder.hash, holder]))
  const seen = new Map<string, number>()
  const refused = new Set<Plan>()
  for (const { plan, hash } of numbered) {
    const holder = taken.get(hash)
    const otherRow = seen.get(hash)
    if (holder) faults.push({ row: plan.row, column: 'identity', code: 'people.identity-held-by', facts: { personId: holder.id, name: holder.name } })
    else if (otherRow !== undefined) faults.push({ row: plan.row, column: 'identity', code: 'people.identity-twice', facts: { otherRow } })
    if (holder || otherRow !== undefined) refused.add(plan)
    seen.set(hash, plan.row)
  }
  return plans.filter((plan) => !refused.has(plan))
}

async function write(tx: Tx, key: IdentityKey, plans: Plan[], { versions, statuses, context }: Given): Promise<Outcome[]> {
  const fresh = plans.filter(({ known }) => !known)
  const ids = await newIds(tx, fresh.length)
  const idOf = new Map<Plan, number>(plans.map((plan) => [plan, plan.known?.id ?? 0]))
  fresh.forEach((plan, i) => idOf.set(plan, ids[i]!))
  await copyPersons(tx, key, fresh.map((plan) => ({ id: idOf.get(plan)!, officeKey: plan.key, identity: plan.identity })))
  const identified = plans.flatMap(({ known, identity }) => (known && identity ? [{ id: known.id, identity }] : []))
  if (identified.length > 0) await identifyAll(tx, key, identified)
  const known = <Row>(rowsOf: Map<number, Row[]>, plan: Plan) => (plan.known && rowsOf.get(plan.known.id)) ?? []
  await disbelieveAll(tx, 'person_version', plans.flatMap((plan) => missing(known(versions, plan), plan.versions, sameVersionRow).map(({ rowId }) => rowId)))
  await disbelieveAll(tx, 'party_status', plans.flatMap((plan) => missing(known(statuses, plan), plan.facts, sameFact).map(({ rowId }) => rowId)))
  await copyVersions(tx, eachOf(plans, (plan) => missing(plan.versions, known(versions, plan), (a, b) => sameVersionRow(b, a)).map((version) => ({ personId: idOf.get(plan)!, version }))))
  await copyStatuses(tx, eachOf(plans, (plan) => missing(plan.facts, known(statuses, plan), (a, b) => sameFact(b, a)).map((fact) => ({ personId: idOf.get(plan)!, fact }))))
  return plans.map((plan): Outcome => {
    context.known.set(`person:${plan.key}`, idOf.get(plan)!)
    if (!plan.known) return { row: plan.row, change: 'new' }
    return Object.keys(plan.what).length > 0 ? { row: plan.row, change: 'changed', what: plan.what } : { row: plan.row, change: 'same' }
  })
}

/** Those of the first to whom none of the second is the same. */
const missing = <A, B>(some: A[], others: B[], same: (a: A, b: B) => boolean): A[] => (others.length === 0 ? some : some.filter((a) => !others.some((b) => same(a, b))))

/** One after the other while they are written: 100,000 rows are never all in memory a second time. */
function* eachOf<A, B>(list: A[], of: (item: A) => B[]): Generator<B> {
  for (const item of list) yield* of(item)
}

const disbelieveAll = async (tx: Tx, table: 'person_version' | 'party_status', gone: number[]) => { if (gone.length > 0) await disbelieve(tx, table, gone) }
