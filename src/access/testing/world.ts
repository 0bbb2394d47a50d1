import { createHash } from 'node:crypto'
import { hashOfToken } from '#accounts/public.ts'
import { type Database, type Tx, row, rows } from '#ground/database/database.ts'
import { type Sql, sql } from '#ground/database/sql.ts'
import { electionFacts } from './election-facts.ts'
import { allowanceFacts, mergerFacts } from './allowance-facts.ts'
import { type Speaker, elsewhere, speakers } from './oracle.ts'
import { rollOutFacts } from './roll-out.ts'
import { workFacts } from './work-facts.ts'
import { plansOf } from './world-plans.ts'

/** Two provinces with communes and villages, and in every unit a row of every table that knows units. */
export const parents: Record<number, number | null> = { 1: null, 10: 1, 20: 1, 11: 10, 12: 10, 21: 20, 111: 11, 112: 11, 121: 12, 122: 12, 211: 21, 212: 21 }
const kinds: Record<number, string> = { 1: 'country', 10: 'province', 20: 'province', 11: 'commune', 12: 'commune', 21: 'commune', 111: 'village', 112: 'village', 121: 'village', 122: 'village', 211: 'village', 212: 'village' }
export const units = Object.keys(parents).map(Number)

export const relations = ['own', 'child', 'sibling', 'parent', 'other'] as const
export type Relation = (typeof relations)[number]

/** From where somebody stands: their own unit, one below, one beside, the one above, one in another province. A village has none below it: its neighbour stands for that. */
const around: Record<number, Record<Relation, number>> = {
  1: { own: 1, child: 10, sibling: 20, parent: 11, other: 211 }, // nothing is beside or above the country: units that are none of its children stand for them
  10: { own: 10, child: 11, sibling: 20, parent: 1, other: 21 },
  11: { own: 11, child: 111, sibling: 12, parent: 10, other: 21 },
  111: { own: 111, child: 112, sibling: 121, parent: 11, other: 211 },
}
export const placeOf = ({ at }: Speaker, relation: Relation): number => around[at]![relation]

type Probe = { key: Record<string, unknown>; row: unknown }
export type World = {
  probes: Record<string, (speaker: Speaker, relation: Relation) => Probe>
  columns: Record<string, string[]>   // those that may be written when a row is added
  changed: Record<string, { to: string; blindly: string }> // one that may be written later: as it is, and without a look at it
  sessions: Map<string, string>       // 'role@unit' -> hash of the token
  tokens: Map<string, string>         // the same -> the token, as a browser holds it
  accounts: Map<string, number>
}

/** Holds a role in every unit. Beside it an account of each unit's own, 3000 + unit, with a role there alone. */
export const stranger = 900
/** What a fact of a unit says, so that it is known again wherever it turns up. */
export const marks = {
  person: (unit: number) => `Lò Thị Mơ ${unit}`, other: (unit: number) => `Lò Thị Mận ${unit}`, printed: (unit: number) => `Báo ${unit}`, writer: (unit: number) => `Người ghi ${unit}`, reason: (unit: number) => `Lý do ${unit}`,
  told: (unit: number) => `Nội dung ${unit}`,
  looker: (unit: number) => `Người xem ${unit}`, grant: (unit: number) => `Giao ${unit}`, account: (unit: number) => `Tài khoản ở ${unit}`, task: (unit: number) => `Việc ${unit}`, assessed: (unit: number) => `Đánh giá ${unit}`, login: (unit: number) => `u${3000 + unit}`,
}
/** Party organisations, of which the figures know nothing: a committee beside each commune, a cell for each village. */
export const committeeOf = (commune: number) => 4000 + commune
export const cellOf = (village: number) => 5000 + village

/** A role is changed by being ended, and by nobody but in their own name. */
const ended = { to: 'held = tstzrange(lower(t.held), now()), ended_by = access_account()', blindly: "held = tstzrange(now() - interval '1 s', now()), ended_by = access_account()" }

/** Where only some columns may be changed, one of them. */
const mayChange: Record<string, string> = { unit_act: 'units', term: 'recorded', personnel_plan: 'recorded', plan_candidate: 'recorded', consultation: 'recorded', merger_holder: 'recorded', plan_scenario: 'dropped_at', inspection_team: 'recorded', inspection_visit: 'recorded', inspection_finding: 'recorded', inspection_recommendation: 'recorded', evaluation_round: 'recorded', evaluation: 'recorded' }

/** As a speaker would give it: below their own, or their own handed on. */
const giving = (role: Speaker['role'], own: number) => (['village_leader', 'officer', 'inspector'].includes(role)
  ? { kind: 'delegated', role, held: '["2100-01-01","2101-01-01")', granted_by: own } : { kind: 'granted', role: 'reader', held: '["2100-01-01",)', granted_by: own })

export async function layWorld(database: Database): Promise<World> {
  const accounts = new Map<string, number>()
  const [sessions, tokens] = [new Map<string, string>(), new Map<string, string>()]
  await database.transaction(async (tx) => {
    await layUnits(tx)
    await layParty(tx)
    for (const [i, speaker] of [...speakers, ...elsewhere, null].entries()) await layAccount(tx, i, speaker, accounts, sessions, tokens)
    for (const unit of units) await layFacts(tx, unit)
    for (const unit of units) await layAccountOf(tx, unit)
    for (const unit of units) for (const statement of plansOf(unit, stranger)) await run(tx, statement)
    await numberOn(tx)
    await layRest(tx)
  })
  await database.transaction(async (tx) => {
    await run(tx, sql`delete from village_state`)
    await run(tx, sql`delete from cell_state`)
    for (const unit of units) await layStates(tx, unit)
  })
  const columns = await columnsOf(database)
  const read = new Map<string, Record<string, unknown>[]>()
  for (const table of Object.keys(columns)) read.set(table, (await database.read((tx) => rows<{ row: Record<string, unknown> }>(tx, sql`select to_jsonb(t) as row from ${sql.name(table)} t order by 1`))).map(({ row: found }) => found))
  const probes = Object.fromEntries(Object.keys(columns).map((table) => [table, (speaker: Speaker, relation: Relation) => probeIn(read.get(table)!, table, speaker, relation, accounts)]))
  const changed = Object.fromEntries(Object.entries(columns).map(([table, names]) => {
    const one = mayChange[table] ?? names.find((name) => name !== 'id' && !name.endsWith('_id')) ?? names[0]!
    return [table, table === 'role_grant' ? ended : { to: `${one} = t.${one}`, blindly: `${one} = default` }]
  }))
  return { probes, columns, changed, sessions, tokens, accounts }
}

const layUnits = async (tx: Tx) => {
  await run(tx, sql`insert into paper (kind, issuer, summary) values ('law', 'Quốc hội', 'Luật'), ('plan', 'Ủy ban', 'Kế hoạch'), ('notice', 'Ủy ban', 'Thông báo')`)
  for (const unit of units) {
    await run(tx, sql`insert into unit (id, tree, kind) overriding system value values (${unit}, 'state', ${kinds[unit]})`)
    await run(tx, sql`insert into unit_version (id, unit_id, tree, valid, code, label, legal_kind, name, parent_id) overriding system value
      values (${unit}, ${unit}, 'state', daterange('2020-01-01', null), ${`U${unit}`}, 'Xã', ${kinds[unit] === 'village' ? 'thon' : 'xa'}, ${`Đơn vị ${unit}`}, ${parents[unit]})`)
  }
}

async function layParty(tx: Tx) {
  const unit = (id: number, kind: string, parent: number | null, label: string) => [
    sql`insert into unit (id, tree, kind) overriding system value values (${id}, 'party', ${kind})`,
    sql`insert into unit_version (id, unit_id, tree, valid, code, label, legal_kind, name, parent_id) overriding system value values (${id}, ${id}, 'party', daterange('2020-01-01', null), ${`D${id}`}, ${label}, 'party', ${`số ${id}`}, ${parent})`]
  for (const at of units.filter((each) => kinds[each] === 'commune'))
    for (const statement of [...unit(committeeOf(at), 'commune_committee', null, 'Đảng ủy'), sql`insert into unit_counterpart (party_id, state_id) values (${committeeOf(at)}, ${at})`]) await run(tx, statement)
  for (const at of units.filter((each) => kinds[each] === 'village')) for (const statement of unit(cellOf(at), 'cell', committeeOf(parents[at]!), 'Chi bộ')) await run(tx, statement)
}

async function layAccount(tx: Tx, i: number, speaker: Speaker | null, accounts: Map<string, number>, sessions: Map<string, string>, tokens: Map<string, string>) {
  const id = speaker ? 800 + i : stranger
  await run(tx, sql`insert into account (id, login, name) overriding system value values (${id}, ${`a${id}`}, ${`Tài khoản ${id}`})`)
  if (speaker === null || speaker.role === 'anonymous') return
  const name = `${speaker.role}@${speaker.at}`
  const token = createHash('sha256').update(name).digest('base64url')
  const hash = hashOfToken(token)
  await run(tx, sql`insert into session (token_hash, account_id, strict, factor_given, fresh_until, device, network, ends_at)
    values (${hash}, ${id}, false, true, now() + interval '8 hours', '', '', now() + interval '8 hours')`)
  await run(tx, sql`insert into role_grant (account_id, role, area_id, reason) values (${id}, ${speaker.role}, ${speaker.at}, 'speaker')`)
  accounts.set(name, id)
  sessions.set(name, hash.toString('hex'))
  tokens.set(name, token)
}

/** An account whose only role lies in the unit, what waits for it, and who came as it through single sign-on. */
async function layAccountOf(tx: Tx, unit: number) {
  const id = 3000 + unit
  for (const statement of [
    sql`insert into account (id, login, name) overriding system value values (${id}, ${marks.login(unit)}, ${marks.account(unit)})`,
    sql`insert into role_grant (account_id, role, area_id, reason) values (${id}, 'reader', ${unit}, 'theirs')`,
    sql`insert into account_reset (id, account_id, what, reason, proposed_by, ends_at) overriding system value values (${unit}, ${id}, 'password', 'quên', ${stranger}, now() + interval '1 day')`,
    sql`insert into oidc_identity (id, issuer, subject, name_hint, account_id, linked_at) overriding system value values (${unit}, 'x', ${String(unit)}, '', ${id}, now())`,
    sql`insert into oidc_identity (id, issuer, subject, name_hint) overriding system value values (${1000 + unit}, 'y', ${String(unit)}, '')`,
  ]) await run(tx, statement)
}

const reckoned = JSON.stringify({ answer: { value: 2, basis: 'x', status: 'confirmed' }, due: { value: 10, basis: 'x', status: 'confirmed' }, calendar: 'confirmed' })

/** What knows a unit, or a person who lives there. */
async function layFacts(tx: Tx, unit: number) {
  const person = 1000 + unit
  for (const statement of [
    sql`insert into person (id) overriding system value values (${person}), (${2000 + unit})`,
    sql`insert into person_version (person_id, name, sort_key, lives_in) values (${person}, ${marks.person(unit)}, 'mo', ${unit}), (${2000 + unit}, ${marks.other(unit)}, 'man', ${unit})`,
    sql`insert into party_status (person_id, status, held) values (${person}, 'official', daterange('2020-01-01', null))`,
    sql`insert into admission_step (person_id, step, on_day) values (${person}, 'class', '2020-01-01')`,
    sql`insert into employment (person_id, kind, held) values (${person}, 'retired', daterange('2020-01-01', null))`,
    sql`insert into person_request (id, person_id, kind, state, decided_by, ended_at, came_on, way, answer_due_on, due_on, rules) overriding system value
      select r.id, r.person, r.kind, r.state, ${stranger}, case when r.state = 'done' then now() end, '2026-03-02', 'in_person', '2026-03-04', '2026-03-12', ${reckoned}::jsonb
      from (values (${unit}::int, ${person}::int, 'see', 'received'), (${1000 + unit}, ${person}, 'erase', 'received'), (${2000 + unit}, ${2000 + unit}, 'erase', 'proposed'), (${3000 + unit}, ${2000 + unit}, 'restrict', 'done')) r (id, person, kind, state)`,
    sql`insert into same_person (person_id, kept_id, judged) values (${person}, ${2000 + unit}, 'different')`,
    sql`insert into appointment (unit_id, kind, person_id, held) values (${unit}, 'front_head', ${person}, daterange('2020-01-01', null))`,
    sql`insert into printed_figure (indicator, unit_id, on_day, source) values ('posts.unified', ${unit}, '2021-01-01', ${marks.printed(unit)})`,
    sql`insert into target (indicator, unit_id, due_on, percent, set_on) values ('posts.unified', ${unit}, '2022-01-01', 100, '2021-01-01')`,
    sql`insert into term (name, unit_id, held) values ('2020–2022', ${unit}, daterange('2020-01-01', '2022-01-01'))`,
    sql`insert into unit_succession (from_id, to_id, kind, on_day) values (${unit}, null, 'dissolve', '2030-01-01')`,
    sql`insert into unit_former_name (unit_id, name, code) values (${unit}, 'Tên cũ', 'X')`,
    sql`insert into unit_measure (unit_id, kind, value, held, source) values (${unit}, 'households', 200, daterange('2020-01-01', null), 'Thống kê')`,
    sql`insert into cell_cover (cell_id, village_id, held) values (${unit}, ${unit}, daterange('2020-01-01', null))`,
    ...rollOutFacts(unit, marks.told(unit)),
    sql`insert into role_grant (account_id, role, area_id, reason) values (${stranger}, 'reader', ${unit}, ${marks.grant(unit)})`,
    sql`insert into journal (id, account_id, actor, what, unit_ids, person_ids, reason) overriding system value
      values (${unit}, ${stranger}, ${marks.writer(unit)}, 'units.rename', array[${unit}::int], array[${person}::int], 'x')`,
    sql`insert into journal_value (entry_id, path, salt, value) values (${unit}, 'reason', decode(repeat('00', 16), 'hex'), ${JSON.stringify(marks.reason(unit))})`,
    sql`insert into access_log (account_id, actor, route, purpose, person_ids, people) values (${stranger}, ${marks.looker(unit)}, 'GET /', 'view', array[${person}::int], 1)`,
  ]) await run(tx, statement)
  for (const statement of [...workFacts(unit), ...electionFacts(unit, stranger), ...allowanceFacts(unit), ...mergerFacts(unit)]) await run(tx, statement)
}

/** Derived rows as they might stand, laid last: the facts above would derive them away. */
async function layStates(tx: Tx, unit: number) {
  const up = (kind: string) => { for (let at: number | null = unit; at !== null; at = parents[at]!) if (kinds[at] === kind) return at; return 0 }
  await run(tx, sql`
    insert into village_state (village_id, from_day, upto_day, province_id, district_id, commune_id, legal_kind, state, since_day, head_interim, secretary_interim, head_party, reelected, commune_officer, retired, secretary_front)
    values (${unit}, '2020-01-01', 'infinity', ${up('province')}, 0, ${up('commune')}, 'thon', 'vacant', '2020-01-01', false, false, 'none', false, false, false, false)`)
  await run(tx, sql`
    insert into cell_state (cell_id, from_day, upto_day, province_id, district_id, commune_id, villages, secretary_interim, committee, officer_on_committee)
    values (${unit}, '2020-01-01', 'infinity', ${up('province')}, 0, ${up('commune')}, 1, false, 0, false)`)
}

/** What knows no unit: one row is enough; and what an account owns: one of each speaker's, one of a stranger's. */
async function layRest(tx: Tx) {
  for (const statement of [
    sql`insert into paper_link (from_id, to_id, kind) select min(id) + 1, min(id), 'rests_on' from paper`,
    sql`insert into paper_file (paper_id, name, type, size, sha256, bytes) select min(id), 'ban-quet.pdf', 'application/pdf', 4, encode(sha256('%PDF'), 'hex'), '%PDF' from paper`,
    sql`insert into legal_rule (key, value, basis, status) values ('x', '1', 'Luật', 'confirmed')`,
    sql`insert into unit_act (kind, on_day, done_by) select 'found', '2020-01-01', id from account order by id`,
    sql`insert into unit_counterpart (party_id, state_id) values (1, 1)`,
    sql`insert into term_extension (number, planned_end, decided_on) values (1, '2022-01-01', '2021-01-01')`,
    sql`insert into import_mapping (headings_key, sheet, mapping) values ('x', 'villages', '{}')`,
    sql`insert into import_job (account_id, actor, file_name, file_hash, state) select id, jsonb_build_object('accountId', id, 'name', name, 'today', '2026-06-01', 'may', '[]'::jsonb, 'unitId', null), 'so.xlsx', '', 'ready' from account`,
    sql`insert into journal_head (size, root, peaks, note, signer) values (1, decode(repeat('00', 32), 'hex'), '', 'x', decode(repeat('00', 32), 'hex'))`,
    sql`insert into journal_check (size, millis) values (1, 1)`,
    sql`insert into invitation (token_hash, account_id, ends_at) values ('x', ${stranger}, now())`,
    sql`insert into totp (account_id) values (${stranger})`,
    sql`insert into passkey (account_id, credential_id, public_key, counter, transports, name) values (${stranger}, 'x', 'x', 0, '{}', 'x')`,
    sql`insert into recovery_code (account_id, begins, hash) values (${stranger}, 'x', 'x')`,
    sql`insert into account_reset (account_id, what, reason, proposed_by, ends_at) values (${stranger}, 'password', 'x', 800, now())`,
    sql`insert into oidc_identity (issuer, subject, name_hint) values ('x', 'x', 'x')`,
    sql`insert into village_neighbour (commune_id, a_id, b_id) values (11, 111, 112), (12, 121, 122), (21, 211, 212)`,
    sql`insert into data_version_due default values`, sql`insert into data_change default values`,
    sql`insert into stale (writer, reason, id) values ('1', 'holder', 1)`, sql`insert into settlement (writer) values ('1')`, sql`insert into area_due (writer, unit_id) values ('1', 1)`,
  ]) await run(tx, statement)
}

/** What is written later is numbered after what is laid here. */
const numberOn = (tx: Tx) => run(tx, sql`
  do $$ declare each record; begin
    for each in select c.relname, a.attname, pg_get_serial_sequence(c.relname, a.attname) as counter from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
                where c.relnamespace = 'public'::regnamespace
    loop execute format('select setval(%L, (select coalesce(max(%I), 0) + 1 from %I), false)', each.counter, each.attname, each.relname); end loop;
  end $$`)

const run = (tx: Tx, { text, values }: Sql) => tx.query(text, values)

async function columnsOf(database: Database): Promise<Record<string, string[]>> {
  const { all } = await database.read((tx) => row<{ all: Record<string, string[]> }>(tx, sql`
    select jsonb_object_agg(name, columns) as all from (
      select c.relname as name, jsonb_agg(a.attname order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      group by c.relname) t`))
  return all
}

const knowsUnitBy: Record<string, string> = {
  unit: 'id', unit_version: 'unit_id', unit_succession: 'from_id', unit_former_name: 'unit_id', unit_area: 'area_id', cell_cover: 'cell_id', unit_measure: 'unit_id',
  village_neighbour: 'commune_id', merger_plan: 'commune_id', merger_wish: 'commune_id', merger_proposal: 'commune_id', merger_group: 'commune_id', merger_holder: 'commune_id',
  personnel_plan: 'village_id', plan_candidate: 'village_id', admission_reminder: 'village_id', consultation: 'unit_id', plan_scenario: 'unit_id',
  allowance_resolution: 'province_id', allowance_level: 'province_id', village_class: 'village_id', drive: 'unit_id', election: 'unit_id', election_step: 'unit_id',
  drive_belief: 'unit_id', election_belief: 'unit_id', candidate_belief: 'unit_id', election_cluster_belief: 'unit_id', election_team_member: 'unit_id', candidate: 'unit_id', election_cluster: 'unit_id', election_round: 'unit_id', count_entry: 'unit_id', election_result: 'unit_id',
  appointment: 'unit_id', task: 'unit_id', task_step: 'unit_id', commendation: 'unit_id', commendation_row: 'unit_id', training_course: 'unit_id', training_session: 'unit_id', evaluation_round: 'unit_id', evaluation: 'unit_id', evaluation_finding: 'unit_id', evaluation_answer: 'unit_id',
  inspection_team: 'unit_id', inspection_visit: 'unit_id', inspection_finding: 'unit_id', inspection_recommendation: 'unit_id', printed_figure: 'unit_id', paper_series: 'unit_id',
  paper_reservation: 'unit_id', programme: 'unit_id', programme_unit: 'unit_id', programme_response: 'unit_id', programme_milestone: 'lead_id', programme_report: 'unit_id',
  programme_reminder: 'unit_id', programme_session: 'unit_id', target: 'unit_id', term: 'unit_id', village_state: 'village_id', cell_state: 'cell_id', role_grant: 'area_id',
  journal_value: 'entry_id',
}
const knowsPersonBy: Record<string, string> = { person: 'id', person_version: 'person_id', party_status: 'person_id', admission_step: 'person_id', employment: 'person_id', same_person: 'person_id', person_area: 'person_id', training_attendance: 'person_id', person_request: 'person_id' }

/** The row of a table that stands in that relation to the speaker. */
function probeIn(found: Record<string, unknown>[], table: string, speaker: Speaker, relation: Relation, accounts: Map<string, number>): Probe {
  const unit = placeOf(speaker, relation)
  const own = accounts.get(`${speaker.role}@${speaker.at}`) ?? stranger
  const fits = (each: Record<string, unknown>): boolean => {
    if (table === 'unit_area') return each['area_id'] === unit && each['unit_id'] === unit
    if (table === 'role_grant') return each['area_id'] === unit && each['reason'] === marks.grant(unit)
    if (table === 'import_job' || table === 'unit_act') return (each['account_id'] ?? each['done_by']) === (relation === 'own' ? own : stranger)
    if (table === 'journal') return (each['unit_ids'] as number[])[0] === unit
    if (table === 'access_log') return (each['person_ids'] as number[])[0] === 1000 + unit
    if (table in knowsUnitBy) return each[knowsUnitBy[table]!] === unit
    if (table in knowsPersonBy) return each[knowsPersonBy[table]!] === 1000 + unit
    return true
  }
  const chosen = found.find(fits) ?? (found.length === 0 || table === 'person_area' || table === 'unit_area' ? {} : undefined)
  if (chosen === undefined) throw new Error(`no row of ${table} for ${relation} of ${speaker.at}`)
  const naming = ['id', knowsUnitBy[table], knowsPersonBy[table], 'account_id', 'reason', 'unit_id']
  const scalars = Object.entries(chosen).filter(([, value]) => ['number', 'string', 'boolean'].includes(typeof value))
  const named = scalars.filter(([column]) => naming.includes(column))
  const key = Object.fromEntries(named.length > 0 ? named : scalars.slice(0, 3))
  const row = table === 'role_grant' ? { ...chosen, ...giving(speaker.role, own) } : chosen
  return { key: Object.keys(key).length > 0 ? key : { [found[0] ? Object.keys(found[0])[0]! : table === 'journal_due' ? 'entry_id' : 'id']: -1 }, row }
}
