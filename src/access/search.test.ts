import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { rows, type Tx } from '#ground/database/database.ts'
import { sql, type Sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { findPeople, namedByAll } from '#posts/find-people.ts'
import { recallNothing, rememberAnswers } from '#indicators/public.ts'
import { countPeople, listedByAll, listPeople, type PeopleFilter, unitsRecalled } from '#posts/list-people.ts'
import { findUnits } from '#units/public.ts'
import { peopleListed, peopleNamed, unitsHolding } from './search.ts'
import { openScoped } from './scoped.ts'
import { layWorld, units } from './testing/world.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
after(() => scoped.close())
const { sessions } = await layWorld(database)
const on = day('2026-06-01')

// a person of each unit who bears a common name, one who moved from a unit to another, and one whose former name is sought
await database.transaction(async (tx) => {
  for (const unit of units) await rows(tx, sql`
    with one as (insert into person default values returning id)
    insert into person_version (person_id, name, sort_key, held, lives_in)
    select id, 'Nguyễn Văn Hùng', 'hung', '(,2024-01-01)'::daterange, ${unit}::int from one union all select id, 'Nguyễn Văn Hưng', 'hung', '[2024-01-01,)', ${units[(units.indexOf(unit) + 3) % units.length]!}::int from one`)
})
const places = [null, 1, 10, 11, 12, 20, 21, 111, 112, 211]
const texts = ['nguyen', 'van hung', 'hung', 'hung nguyen', 'lo thi mo', 'mo 11', 'mo 111', 'thi', 'm', 'zzyzx', 'man 2', "n'%_\\"]

test('search by name finds under each session what the policies show, and nothing else', async () => {
  let found = 0
  for (const [speaker, session] of [...sessions, ['nobody', 'ab'.repeat(32)] as const]) for (const text of texts) for (const under of places) {
    const [fast, slow] = await scoped.as(session).read(async (tx) => [await findPeople(tx, text, on, { under, limit: 1000, named: peopleNamed }), await findPeople(tx, text, on, { under, limit: 1000, named: namedByAll })])
    const ids = (list: typeof fast) => list.map(({ id, matched }) => `${id} ${matched}`).sort()
    assert.deepEqual(ids(fast), ids(slow), `${speaker}: ${text} under ${under}`)
    found += fast.length
  }
  assert.ok(found > 500, String(found))
})

test('the program finds everybody, a session only its own whatever is asked of the function, nobody nothing', async () => {
  const ask = sql`select count(*)::int as n from people_named('starting', '%', 1000, null, ${on}::date)`
  const [{ n: all }] = await database.read((tx) => rows<{ n: number }>(tx, ask)) as [{ n: number }]
  const [{ n: clerk }] = await scoped.as(sessions.get('commune_staff@11')!).read((tx) => rows<{ n: number }>(tx, ask)) as [{ n: number }]
  const [{ n: seen }] = await scoped.as(sessions.get('commune_staff@11')!).read((tx) => rows<{ n: number }>(tx, sql`select count(*)::int as n from person_version where upper_inf(recorded)`)) as [{ n: number }]
  const [{ n: auditor }] = await scoped.as(sessions.get('auditor@11')!).read((tx) => rows<{ n: number }>(tx, ask)) as [{ n: number }]
  const [{ n: nobody }] = await scoped.read((tx) => rows<{ n: number }>(tx, ask)) as [{ n: number }]
  assert.deepEqual([all, clerk, auditor, nobody], [4 * units.length, seen, 0, 0])
  assert.ok(seen > 0 && seen < all)
})

test('in a wide scope the indexes are walked, to the same end', async () => {
  await database.transaction(async (tx) => { // four hundred villages more under each province
    await rows(tx, sql`insert into unit (id, tree, kind) overriding system value select n, 'state', 'village' from generate_series(20000, 20399) n`)
    await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
      select n, 'state', '[2020-01-01,)', 'W' || n, 'Thôn', 'thon', 'số ' || n, case when n % 2 = 0 then 11 else 21 end from generate_series(20000, 20399) n`)
    await rows(tx, sql`insert into unit (id, tree, kind) overriding system value select n, 'state', 'village' from generate_series(20400, 20699) n`)
    await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id)
      select n, 'state', '[2020-01-01,)', 'W' || n, 'Thôn', 'thon', 'số ' || n, 11 from generate_series(20400, 20699) n`)
    await rows(tx, sql`insert into person (id) overriding system value select n from generate_series(50000, 50699) n`)
    await rows(tx, sql`insert into person_version (person_id, name, sort_key, lives_in) select n + 30000, 'Trần Thị Mơ', 'mo', n from generate_series(20000, 20699) n`)
  })
  for (const speaker of ['province_staff@10', 'commune_staff@11', 'officer@11', 'village_leader@111']) for (const text of ['tran', 'thi mo', 'mo tran', 'hung']) for (const under of [null, 10, 11, 21]) {
    const [fast, slow] = await scoped.as(sessions.get(speaker)!).read(async (tx) => [await findPeople(tx, text, on, { under, limit: 500, named: (way, sought, place) => peopleNamed(way, sought, { ...place, most: 5000 }) }),
      await findPeople(tx, text, on, { under, limit: 500, named: (way, sought, place) => namedByAll(way, sought, { ...place, most: 5000 }) })])
    assert.deepEqual(fast.map(({ id }) => id).sort(), slow.map(({ id }) => id).sort(), `${speaker}: ${text} under ${under}`)
  }
})

test('words of units are found by anyone signed in as the policies show them, and by nobody else', async () => {
  let found = 0
  for (const [speaker, session] of [...sessions, ['nobody', 'ab'.repeat(32)] as const]) for (const text of ['12 don vi', 'vi 111 don', 'bo so', 'zzyzx', '121']) {
    const [fast, slow] = await scoped.as(session).read(async (tx) => [await findUnits(tx, text, on, { limit: 100, holding: unitsHolding }), await findUnits(tx, text, on, { limit: 100 })])
    assert.deepEqual(fast, slow, `${speaker}: ${text}`)
    if (speaker === 'nobody') assert.deepEqual(fast, [])
    found += fast.length
  }
  assert.ok(found > 20, String(found))
})

test('people are listed to each session as the policies show them: by every filter, on days before a move, with records folded together', async () => {
  await database.transaction(async (tx) => {
    // a village that moved from one province to another, with somebody who lives there, somebody who moved on, and a head from elsewhere
    await rows(tx, sql`insert into unit (id, tree, kind) overriding system value values (30000, 'state', 'village'), (30001, 'state', 'village'), (30002, 'state', 'village')`)
    await rows(tx, sql`insert into unit_version (unit_id, tree, valid, code, label, legal_kind, name, parent_id) values
      (30000, 'state', '(,2025-01-01)', 'M1', 'Thôn', 'thon', 'Chuyển', 11), (30000, 'state', '[2025-01-01,)', 'M2', 'Thôn', 'thon', 'Chuyển', 21),
      (30001, 'state', '(,)', 'M3', 'Thôn', 'thon', 'Một', 12), (30002, 'state', '(,)', 'M4', 'Thôn', 'thon', 'Hai', 21)`)
    await rows(tx, sql`insert into person (id) overriding system value select n from generate_series(60000, 60006) n`)
    await rows(tx, sql`insert into person_version (person_id, name, sort_key, held, lives_in, sex, ethnic) values
      (60000, 'Hà Văn Ở', 'o', '(,)', 30000, 'male', '01'), (60001, 'Hà Thị Đi', 'di', '(,2025-06-01)', 30000, 'female', '02'), (60001, 'Hà Thị Đi', 'di', '[2025-06-01,)', 111, 'female', '02'),
      (60002, 'Hà Văn Trưởng', 'truong', '(,)', 122, 'male', null), (60003, 'Hà Văn Một', 'mot', '(,)', 112, 'male', '01'), (60004, 'Hà Văn Một', 'mot', '(,)', 211, 'male', '01'), (60005, 'Hà Văn Đâu', 'dau', '(,)', null, 'male', '01'),
      (60006, 'Hà Thị Gộp', 'gop', '(,)', 30000, 'female', '02')`)
    await rows(tx, sql`insert into appointment (unit_id, kind, single, person_id, held) values (30000, 'village_head', true, 60002, '[2020-01-01,)'), (30001, 'front_head', true, 60005, '[2021-01-01,)'), (30002, 'front_head', true, 60004, '[2021-01-01,)')`)
    await rows(tx, sql`insert into same_person (person_id, kept_id, judged) values (60004, 60003, 'same'), (60006, 60005, 'same')`)
    await rows(tx, sql`insert into party_status (person_id, status, held) values (60000, 'official', '[2020-01-01,)'), (60004, 'probationary', '[2026-01-01,)'), (60001, 'pipeline', '[2020-01-01,)')`)
  })
  const filters: PeopleFilter[] = [{}, { text: 'ha' }, { sex: 'female' }, { minority: true }, { post: 'village_head' }, { post: 'none' }, { party: ['official', 'probationary'] }, { limit: 2 }]
  let found = 0, fewer = 0, turn = 0
  for (const [speaker, session] of [...sessions, ['nobody', 'ab'.repeat(32)] as const]) for (const under of [1, 10, 20, 11, 21, 111, 30000]) for (const then of [day('2024-06-01'), on]) for (const filter of filters) {
    if (turn++ % 3 !== 0) continue // a third: each filter, place and day still meet, for three divides none of their numbers
    const asked = { limit: 3000, ...filter }
    const said = `${speaker}: ${JSON.stringify(filter)} under ${under} on ${then}`
    const seen = await scoped.as(session).read(async (tx) => {
      const page = { ...asked, on: then, units: await unitsRecalled(tx, under, then, recallNothing), afterKey: null }
      const slow = await listPeople(tx, under, then, asked), after = slow.at(-2)?.id
      const next = after === undefined ? undefined : { ...asked, after }
      return {
        slow, fast: await listPeople(tx, under, then, asked, null, peopleListed),
        whole: await personsOf(tx, peopleListed.page(page)), walked: await personsOf(tx, peopleListed.pageAlong(page, 5000)),
        on: next && [await listPeople(tx, under, then, next), await listPeople(tx, under, then, next, null, peopleListed)], walkedOn: next && await personsOf(tx, peopleListed.pageAlong({ ...page, after, afterKey: (await rows<{ key: string }>(tx, sql`select sort_key as key from person_version where person_id = ${after} and upper_inf(recorded) and held @> ${then}::date`))[0]!.key }, 5000)),
        counts: [await countPeople(tx, under, then, asked), await countPeople(tx, under, then, asked, null, peopleListed)],
      }
    })
    const ids = seen.slow.map(({ id }) => id)
    assert.deepEqual(seen.fast, seen.slow, said)
    assert.deepEqual([seen.whole, seen.walked], [ids, ids], `${said}, read whole and along the names`)
    if (seen.on) {
      assert.deepEqual(seen.on[1], seen.on[0], `${said}, after the last but one`)
      assert.deepEqual(seen.walkedOn, seen.on[0]!.map(({ id }) => id), `${said}, after the last but one, along the names`)
      if (!filter.limit) assert.deepEqual(seen.walkedOn, ids.slice(-1), said)
    }
    assert.deepEqual(seen.counts[1], seen.counts[0], said)
    const count = Object.entries(seen.counts[0]!).reduce((sum, [party, n]) => sum + (!filter.party || (filter.party as string[]).includes(party) ? n : 0), 0)
    assert.equal(ids.length, Math.min(count, asked.limit), said)
    found += count
    if (speaker !== 'nobody' && count === 0) fewer += 1
  }
  assert.ok(found > 1000 && fewer > 50, `${found} ${fewer}`)
  for (const under of [1, 10, 21, 30000]) for (const filter of filters) {
    const asked = { limit: 3000, ...filter }
    const [whole, walked, ends, endsAtOne] = await database.read(async (tx) => {
      const along = { ...asked, on, units: await unitsRecalled(tx, under, on, recallNothing), afterKey: null }
      return [await listPeople(tx, under, on, asked), await personsOf(tx, listedByAll.pageAlong(along, 5000)), await endsIn(tx, listedByAll.pageAlong(along, 5000)), await endsIn(tx, listedByAll.pageAlong(along, 1))] as const
    })
    const said = `the program: ${JSON.stringify(filter)} under ${under}, along the names`
    assert.deepEqual(walked, whole.map(({ id }) => id), said)
    assert.deepEqual([ends, endsAtOne], [filter.text !== undefined && whole.length < asked.limit, false], said)
  }
})

/** Whether a page read along the names says that no more are there. */
const endsIn = async (tx: Tx, page: Sql) => (await rows<{ id: string | null }>(tx, sql`select l.id::text as id from (${page}) l (id)`)).some(({ id }) => id === null)

const personsOf = async (tx: Tx, page: Sql) =>
  (await rows<{ id: number }>(tx, sql`select v.person_id as id from (${page}) l (id) join person_version v on v.id = l.id order by v.sort_key, v.person_id`)).map(({ id }) => id)

test('what is remembered for one is given to nobody who sees others, and nothing of it outlives a change, of a role neither', async () => {
  const { recallIn } = rememberAnswers()
  await database.transaction((tx) => rows(tx, sql`
    with one as (insert into person select from generate_series(1, 300) returning id)
    insert into person_version (person_id, name, sort_key, lives_in) select id, 'Vi Thị Cuối', 'zz cuoi ' || id, 111 from one`))
  await database.transaction((tx) => tx.query('analyze person_version'))
  const lists = async (speaker: string, filter: PeopleFilter = {}) => {
    const [kept, anew] = await scoped.as(sessions.get(speaker)!).read(async (tx) => [await countPeople(tx, 10, on, filter, null, peopleListed, recallIn(tx)), await countPeople(tx, 10, on, filter)])
    assert.deepEqual(kept, anew, `${speaker} ${JSON.stringify(filter)}`)
    return Object.values(kept).reduce((sum, n) => sum + n, 0)
  }
  const counted = async () => { const all = []; for (const speaker of ['province_staff@10', 'commune_staff@11', 'auditor@11', 'village_leader@111', 'province_staff@10']) all.push(await lists(speaker), await lists(speaker, { sex: 'female' })); return all }
  const first = await counted()
  assert.ok(new Set(first).size > 2 && first[0]! > 300, String(first))
  await database.transaction((tx) => rows(tx, sql`
    with one as (insert into person default values returning id) insert into person_version (person_id, name, sort_key, lives_in) select id, 'Vi Thị Đầu', 'a dau', 111 from one`))
  assert.equal(await lists('province_staff@10'), first[0]! + 1)
  assert.equal(await lists('commune_staff@11'), first[2]! + 1)
  const grant = sql`account_id = (select account_id from session where token_hash = decode(${sessions.get('commune_staff@11')!}, 'hex'))`
  await database.transaction((tx) => rows(tx, sql`update role_grant set held = tstzrange(lower(held), now()), ended_by = granted_by where ${grant}`))
  assert.equal(await lists('commune_staff@11'), 0)
})
