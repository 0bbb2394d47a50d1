import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { openScoped } from '#access/public.ts'
import { letter, speakers } from '#access/testing/oracle.ts'
import { layWorld } from '#access/testing/world.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { cloneTemplate } from '#ground/testing/database.ts'
import { productWith } from './capabilities.ts'
import { openApp } from './server.ts'

const { database, url } = await cloneTemplate()
const scoped = await openScoped(database, url)
const { tokens } = await layWorld(database)
const server = await openApp({ database, scoped, product: productWith(randomBytes(32)), pepper: randomBytes(32), demo: false, dist: '/nowhere', log: (line) => assert.fail(JSON.stringify(line)) })
after(async () => {
  await server.close()
  await scoped.close()
})
// the world's rows of villages name nobody; here the head of one is a person, with a birthday and a place in the Party
await database.transaction(async (tx) => {
  await rows(tx, sql`update person_version set birth = '1980-05-04', sex = 'female', ethnic = '05', general_education = 'upper_secondary' where person_id = 1111`)
  await rows(tx, sql`update person set identity_hash = 'a', identity_tail = 'a', identity_sealed = 'a', office_key = 'N1' where id = 1111`)
})
await database.transaction((tx) => rows(tx, sql`
  update village_state set state = 'head_probationary', head_id = 1111, head_party = 'probationary', head_since = '2020-01-01', birth = '1980-05-04', secretary_id = 2111, commune_id = 11, province_id = 10, upto_day = 'infinity'
  where village_id = 111 and from_day = (select max(from_day) from village_state where village_id = 111)`))

const version = ['name', 'birth', 'birthPrecision', 'sex', 'ethnic', 'generalEducation', 'professionalLevel', 'theoryLevel', 'livesIn', 'from', 'until']
const post = ['kind', 'vi', 'en', 'unitId', 'unit']
const holding = ['number', 'unitId', 'unit', 'legalKind', 'kind', 'vi', 'en', 'personId', 'name', 'from', 'until', 'interim', 'entered', 'plannedEnd', 'paper', 'endReason', 'endPaper', 'believedFrom', 'believedUntil']
const of = (list: string, fields: string[]) => fields.map((field) => `${list}[].${field}`)
const row = ['unit.id', 'unit.name', 'unit.code', 'commune.id', 'commune.name', 'district', 'province.id', 'province.name']
const column = ['key', 'name.vi', 'name.en', 'kind']
const insiders = 'PCVOI'

/** Who is shown which fields, by hand: [roles, fields]. Whoever is named in no line of a call is refused. '*' stands for an id, or a word that is looked up. */
const fields: Record<string, { path: string; within?: RegExp; shown: [string, string[]][] }> = {
  'a person': {
    path: '/people/1111', shown: [[insiders, [
      'id', 'keptId', 'identity', 'officeKey', 'restrictedOn', 'probation.months', 'probation.basis', 'probation.status', ...of('versions', version), ...of('statuses', ['status', 'from', 'until', 'paperId']),
      ...of('steps', ['id', 'step', 'onDay', 'planned', 'paperId']), ...of('employments', ['id', 'kind', 'title', 'unitId', 'from', 'until', 'paperId']), 'folded[]', 'likely[]',
    ]]],
  },
  'what was ever believed of a person': { path: '/people/1111/ever', shown: [[insiders, of('', [...version, 'believedFrom', 'believedUntil'])]] },
  'posts of a person': { path: '/people/1111/posts', shown: [[insiders, of('', holding)]] },
  'places of a person': { path: '/people/1111/places?on=2026-06-01', shown: [[insiders, of('', ['id', 'name', 'within'])]] },
  'journal of a person': {
    path: '/people/1111/journal', shown: [['PCI', of('', ['id', 'at', 'actor', 'what', 'basis', 'reason'])], ['VO', ['[]']]],
  },
  'people by name': { path: '/people/find?text=mo 111&on=2026-06-01', shown: [[insiders, [...of('', ['id', 'name', 'matched', 'birth', 'birthPrecision', 'livesIn']), ...of('[].posts', post)]]] },
  'people of a unit': {
    path: '/units/111/people?on=2026-06-01', shown: [[insiders, [
      ...of('', ['id', 'name', 'birth', 'birthPrecision', 'sex', 'ethnic', 'generalEducation', 'professionalLevel', 'theoryLevel', 'party', 'livesInId', 'livesIn']),
      ...of('[].posts', post), '[].posts[]',
    ]]],
  },
  'holders of a unit': { path: '/units/111/posts?on=2026-06-01', within: /^holders/, shown: [[insiders, of('holders', holding)]] },
  'villages of a unit': {
    path: '/units/111/villages?on=2026-06-01', shown: [[insiders, ['count', 'byState.*', ...of('rows', [
      'id', 'code', 'name', 'legalKind', 'communeId', 'commune', 'cellId', 'cell', 'state', 'since', 'headId', 'head', 'headParty', 'headSince', 'headInterim', 'secretaryId', 'secretary', 'secretaryInterim', 'reelected'])]]],
  },
  'rows behind a figure': {
    path: '/figures/rows?unitId=111&on=2026-06-01&indicator=posts.unified&part=missing', within: /^(people|rows)/, shown: [
      [insiders, [...of('rows', [...row, ...['state', 'head', 'headParty', 'secretary', 'cell', 'headSince', 'since', 'earliest'].map((key) => `values.${key}`)]), 'people.*']],
      ['R', of('rows', [...row, ...['state', 'cell', 'since'].map((key) => `values.${key}`)])],
    ],
  },
  'columns behind a figure': {
    path: '/figures/rows?unitId=111&on=2026-06-01&indicator=posts.unified', within: /^columns/, shown: [[`${insiders}R`, [...of('columns', column), 'columns[].choices.*.vi', 'columns[].choices.*.en', 'columns[].looks.*.tone', 'columns[].looks.*.shape']]],
  },
  'printed figures': { path: '/printed?unitId=111', within: /source|person|name/, shown: [[`${insiders}R`, ['[].source']]] },
}

for (const [what, { path, within, shown }] of Object.entries(fields))
  test(`${what}: each role is shown these fields and no other`, async () => {
    for (const speaker of speakers) {
      const [, expected] = shown.find(([who]) => who.includes(letter[speaker.role])) ?? []
      const token = tokens.get(`${speaker.role}@${speaker.at}`)
      const reply = await server.inject({ url: `/api${encodeURI(path)}`, headers: token ? { cookie: `sid=${token}` } : {} })
      assert.equal(reply.statusCode, expected ? 200 : token ? 403 : 401, `${speaker.role}: ${reply.body.slice(0, 200)}`)
      if (expected) assert.deepEqual([...new Set(pathsIn(reply.json()))].filter((each) => within?.test(each) ?? true).sort(), [...expected].sort(), speaker.role)
    }
  })

test('whoever may not read about people is told neither who holds a post nor of their place in the Party', async () => {
  const token = tokens.get('reader@11')!
  for (const path of ['/figures/rows?unitId=111&on=2026-06-01&indicator=posts.unified&part=missing', '/figures/home?unitId=11&on=2026-06-01&indicator=posts.unified']) {
    const { body, statusCode } = await server.inject({ url: `/api${path}`, headers: { cookie: `sid=${token}` } })
    assert.equal(statusCode, 200, body)
    assert.doesNotMatch(body, /1111|2111|"probationary"|1980-05-04|Lò Thị/)
  }
})

/** 'rows[].name' for every leaf; an empty list stands for itself; ids and words of a dictionary are '*'. */
function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${path}[]`] : value.flatMap((each) => pathsIn(each, `${path}[]`))
  if (typeof value !== 'object' || value === null) return [path]
  const dictionary = /(^|\.)(byParty|byState|people|units|choices|looks)$/.test(path)
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, `${path}${path ? '.' : ''}${dictionary ? '*' : key}`))
}
