/** What the policies cost whoever is signed in, among 95,000 villages and 1,000,000 people: bin/node24 bench/scoped.ts [rounds] */
import { openScoped, peopleListed, peopleNamed, unitsHolding } from '#access/public.ts'
import { hashOfToken } from '#accounts/public.ts'
import { beginSession } from '#accounts/session.ts'
import { migrations, policies } from '#app/migrations.ts'
import type { Actor } from '#ground/actor.ts'
import { type Database, row, rows, type Tx } from '#ground/database/database.ts'
import { migrate } from '#ground/database/migrate.ts'
import { sql } from '#ground/database/sql.ts'
import type { Route } from '#ground/http/route.ts'
import { day } from '#ground/time/day.ts'
import { type Recall, recallNothing, rememberAnswers } from '#indicators/public.ts'
import { routesFor as peopleRoutes } from '#people/routes.ts'
import { findPeople } from '#posts/find-people.ts'
import { countPeople, listedByAll, listPeople, type PeopleFilter } from '#posts/list-people.ts'
import { routesFor as postRoutes } from '#posts/routes.ts'
import { villagesOn } from '#posts/public.ts'
import { findUnits } from '#units/public.ts'
import { openNames, placesOf, type Scope } from './names.ts'
import { printTable, type Row } from './table.ts'
import { median, say } from './timing.ts'

const on = day('2026-10-31')
const MOST = 50 // ms, 95 of 100
const TIMES = 1.5 // as long as without policies
const rounds = Number(process.argv[2] ?? 20)

/** One question of a screen: by whom, and what is asked of the database, as a reader under policies and as one without. */
type Asked = { what: string; by: Exclude<Scope, 'nation'>; ask(tx: Tx, n: number, underPolicies: boolean): Promise<unknown> }

async function measure(database: Database, scoped: Database): Promise<void> {
  const places = await placesOf(database)
  const session = { province: await signedIn(database, 'province_staff', places.province), commune: await signedIn(database, 'commune_staff', places.commune) }
  const persons = await someOf(database, places.commune)
  const last = (await database.read((tx) => listPeople(tx, places.province, on, { limit: 500 }))).at(-1)!.id
  const of = <Item>(items: readonly Item[], n: number) => items[n % items.length]!
  const remembered = { under: rememberAnswers(), without: rememberAnswers() }
  const recallIn = (tx: Tx, policed: boolean) => remembered[policed ? 'under' : 'without'].recallIn(tx)
  const people = (text: string, under: number | null) => (tx: Tx, policed: boolean) => findPeople(tx, text, on, { under, limit: 12, recall: recallIn(tx, policed), ...(policed ? { named: peopleNamed } : {}) })
  const inPeople = (texts: string[], by: Asked['by']): Asked['ask'] => (tx, n, policed) => people(of(texts, n), places[by])(tx, policed)
  // the box names no place: under policies it finds in the speaker's own, and without them that must be said
  const inBox = (texts: string[], by: Asked['by']): Asked['ask'] => (tx, n, policed) => people(of(texts, n), policed ? null : places[by])(tx, policed)
  const inUnits = (texts: string[], under?: number): Asked['ask'] => (tx, n, policed) => findUnits(tx, of(texts, n), on, { under, limit: 12, ...(policed ? { holding: unitsHolding } : {}) })
  const whole = ['Nguyễn Văn Hùng', 'Trần Thị Hương', 'Lê Quang Vinh', 'Phạm Minh Tuấn'], given = ['hung', 'huong', 'khoa', 'vinh'], none = ['zzyzx', 'hung dung nguyen', 'tran le pham', 'nguyen zz']
  const list = (under: number, filter: PeopleFilter, recall?: Recall): Asked['ask'] => (tx, _, policed) => listPeople(tx, under, on, filter, null, policed ? peopleListed : listedByAll, recall ?? recallIn(tx, policed))
  const asked: Asked[] = [
    { what: 'people of a province, the first hundred', by: 'province', ask: list(places.province, {}) },
    { what: 'people of a province, the first hundred, asked for the first time since a change', by: 'province', ask: list(places.province, {}, recallNothing) },
    { what: 'people of a province, the sixth hundred', by: 'province', ask: list(places.province, { after: last }) },
    { what: 'women of a province, the first hundred', by: 'province', ask: list(places.province, { sex: 'female' }) },
    { what: 'people of a province by a word, the first hundred', by: 'province', ask: list(places.province, { text: 'huong' }) },
    { what: 'how many people a province has', by: 'province', ask: (tx, _, policed) => countPeople(tx, places.province, on, {}, null, policed ? peopleListed : listedByAll, recallIn(tx, policed)) },
    { what: 'people of a commune, the first hundred', by: 'province', ask: list(places.commune, {}) },
    { what: 'people of a commune, the first hundred', by: 'commune', ask: list(places.commune, {}) },
    { what: 'villages of a province, the first hundred', by: 'province', ask: (tx) => villagesOn(tx, places.province, on, {}) },
    { what: 'villages of a commune', by: 'commune', ask: (tx) => villagesOn(tx, places.commune, on, {}) },
    ...(['province', 'commune'] as const).flatMap((by): Asked[] => [
      { what: 'people by a common whole name', by, ask: inPeople(whole, by) },
      { what: 'people by a given name', by, ask: inPeople(given, by) },
      { what: 'people by a name without match', by, ask: inPeople(none, by) },
      { what: 'the box: people by a common whole name', by, ask: inBox(whole, by) },
      { what: 'the box: people by a given name', by, ask: inBox(given, by) },
      { what: 'the box: people by a name without match', by, ask: inBox(none, by) },
    ]),
    { what: 'the box: units by a name', by: 'province', ask: inUnits(['Tân Lập', 'thon na', 'binh hoa tinh', 'zzyzx']) },
    { what: 'units by a name, in a province', by: 'province', ask: inUnits(['Tân Lập', 'thon na', 'dong thon', 'zzyzx'], places.province) },
    { what: "a person's page", by: 'province', ask: (tx, n) => personPage(tx, of(persons, n)) },
    { what: "a person's page", by: 'commune', ask: (tx, n) => personPage(tx, of(persons, n)) },
  ]
  const found: Row[] = []
  for (const { what, by, ask } of asked) {
    const [under, without] = [scoped.as(session[by]), database]
    const taken = { under: [] as number[], without: [] as number[] }
    for (let n = 0; n < rounds + 4; n++) {
      const times = { under: await timed(() => under.read((tx) => ask(tx, n, true))), without: await timed(() => without.read((tx) => ask(tx, n, false))) }
      if (n >= 4) for (const way of ['under', 'without'] as const) taken[way].push(times[way]) // the first ones warm plans and caches
    }
    const [half, most] = [median(taken.under), at(taken.under, 0.95)]
    const name = `${what} · ${by} staff`
    found.push(
      { what: name, measured: `p50 ${half.toFixed(1)} ms; without policies ${median(taken.without).toFixed(1)}, p95 ${at(taken.without, 0.95).toFixed(1)}`, result: most, unit: 'ms, p95', most: MOST },
      { what: '', measured: 'of the medians', result: half / median(taken.without), unit: '× without', most: TIMES })
    say(`${name}: ${half.toFixed(1)}, p95 ${most.toFixed(1)}; without ${median(taken.without).toFixed(1)}; ${(half / median(taken.without)).toFixed(2)} ×`)
  }
  printTable('Under policies', `95,000 villages and 1,000,000 people; the functions behind the screens asked by staff of the largest province and of a commune in it, through the login that sees nothing by itself, and by the owner, whom no policy holds, in turns; ${rounds} rounds. The box names no place: without policies the speaker's own is named instead, so its ratios are of unlike work. Counts of people and the units below a place are remembered while nothing changes, as the server remembers them; what is said to be asked for the first time is asked without that. The database has no party statuses and no records folded together, which makes lists of people lighter than they are. Goals: 95 of 100 within ${MOST} ms, and at most ${TIMES} times what the same takes without policies.`, found)
}

const signedIn = (database: Database, role: 'province_staff' | 'commune_staff', areaId: number): Promise<string> => database.transaction(async (tx) => {
  const { id } = await row<{ id: number }>(tx, sql`
    insert into account (login, name) values (${`bench-${role}`}, 'Bench') on conflict (login) do update set name = excluded.name, made_at = now() returning id`)
  await rows(tx, sql`insert into role_grant (account_id, role, area_id) values (${id}, ${role}, ${areaId}) on conflict do nothing`)
  return hashOfToken((await beginSession(tx, id, { strict: false, before: null })).token).toString('hex')
})

const someOf = (database: Database, communeId: number): Promise<number[]> => database.read(async (tx) => (await listPeople(tx, communeId, on, { limit: 20 })).map(({ id }) => id))

const routes: Route[] = [...peopleRoutes(Buffer.alloc(32)), ...postRoutes()]
const actor: Actor = { accountId: 0, name: 'Bench', today: on, may: [], unitId: null }

/** The calls that the page of a person makes. */
const personPage = (tx: Tx, id: number) => Promise.all(['/api/people/:id', '/api/people/:id/posts', '/api/people/:id/places'].map((path) => {
  const found = routes.find(({ call }) => call.method === 'GET' && call.path === path)
  if (found?.kind !== 'within') throw new Error(`no such call: ${path}`)
  return found.answer(tx, actor, { id, on })
}))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now()
  await work()
  return performance.now() - begunAt
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const { database, url, close } = await openNames()
try {
  await migrate(database, migrations(), policies())
  const scoped = await openScoped(database, url)
  try {
    await measure(database, scoped)
  } finally {
    await scoped.close()
  }
} finally {
  await close()
}
