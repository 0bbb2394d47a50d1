import { type Role, roles } from '#accounts/public-web.ts'

/**
 * Who may do what: the one table. From it are written the row-level policies and column grants (policies.sql), the guard of the routes, what a screen offers,
 * the expected cells of the test matrix, and the page «Ai được xem gì». Nothing of it is written twice.
 */
export { type Role, roles }

const staff = ['province_staff', 'commune_staff'] as const
const insiders = [...staff, 'village_leader', 'officer', 'inspector'] as const
const everybody = roles

/** Which roles hold a permission. A role holds it in the units that its grant covers, as long as the grant lasts. */
export const permissions = {
  'units.read': everybody,
  'legal-rules.read': everybody,
  'papers.read': [...insiders, 'reader'],
  'indicators.read': [...insiders, 'reader'],
  'programmes.read': [...insiders, 'reader'],
  'people.read': insiders,
  'posts.read': insiders,
  'documents.export': insiders,
  'journal.read': [...staff, 'inspector', 'auditor'],
  'journal.who-looked': ['auditor'],
  'journal.see-week': [...insiders, 'auditor'],
  'journal.see-own': everybody,

  'papers.enter': staff,
  'units.found': staff, 'units.rename': staff, 'units.move': staff, 'units.merge': staff, 'units.split': staff, 'units.convert': staff,
  'units.dissolve': staff, 'units.cover': staff, 'units.place': staff, 'units.correct': staff, 'units.measure': staff,
  'people.register': staff, 'people.change': staff, 'people.correct': staff, 'people.party': staff, 'people.fold': staff,
  'posts.appoint': staff, 'posts.end': staff, 'posts.correct': staff,
  'elections.read': [...insiders, 'reader'], 'elections.run': staff, 'elections.count': [...staff, 'village_leader', 'officer'], 'elections.certify': staff,
  'personnel-plans.read': [...staff, 'inspector'], 'personnel-plans.draft': staff, 'personnel-plans.approve': staff, 'personnel-plans.consult': staff, 'personnel-plans.remind': staff,
  'imports.read': staff, 'imports.send': staff, 'imports.accept': staff,
  'programmes.lead': staff, 'programmes.report': staff,
  'indicators.set-target': staff, 'indicators.store-printed': staff, 'indicators.enter-term': staff,

  'funds.read': [...insiders, 'reader'], 'funds.set': staff,
  'mergers.read': insiders, 'mergers.propose': staff, 'mergers.carry-out': staff,
  'tasks.read': insiders, 'tasks.give': staff, 'tasks.do': insiders, 'tasks.accept': staff,
  'inspections.read': insiders, 'inspections.decide': staff, 'inspections.note': [...staff, 'inspector'],
  'trainings.read': insiders, 'trainings.hold': staff, 'trainings.attend': staff,
  'commendations.read': insiders, 'commendations.propose': staff, 'commendations.decide': staff,

  'evaluations.read': [...staff, 'inspector'], 'evaluations.write': staff, 'evaluations.own': insiders,

  'backups.read': ['administrator'], 'backups.make': ['administrator'],

  'accounts.own': everybody,
  'accounts.read': ['administrator', ...staff], 'accounts.make': ['administrator', ...staff], 'accounts.suspend': ['administrator', ...staff], 'accounts.reset': ['administrator', ...staff],

  'privacy.data-map': everybody,
  'privacy.requests': staff, 'privacy.confirm-erasure': staff,

  'access.read': ['administrator', ...staff, 'inspector', 'auditor'],
  'access.grant': ['administrator', ...staff],
  'access.delegate': insiders,
  'access.rights': everybody,
  'access.break-glass': ['administrator', 'province_staff', 'inspector'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** Acts that a second person confirms before they hold, and acts that ask for a second factor given within the last five minutes. */
export const fourEyes: readonly Permission[] = ['privacy.confirm-erasure']
export const fresh: readonly Permission[] = ['access.grant', 'access.break-glass', 'privacy.confirm-erasure', 'mergers.carry-out', 'elections.certify']

/** Which roles a holder of a role may give on, within their own units: never more than they are above. */
export const mayGrant: Partial<Record<Role, readonly Role[]>> = {
  administrator: roles,
  province_staff: ['commune_staff', 'village_leader', 'officer', 'inspector', 'reader'],
  commune_staff: ['village_leader', 'officer', 'reader'],
}

/**
 * Which rows of a table a right opens.
 * open: to whoever reached the server · nobody: to none, however high · any: all of them, to a holder of the right · unit: those whose column names a unit that the grant covers · units: the column is a list of units, one of which it covers
 * self: the column is the very unit that a grant names, not one below · path: an interval row, by the units it stood under at the time · person: those whose column names a person who lives, works or serves there
 * area, areas: the column is such an area, or a list of them · own: the column is the account itself
 * given, ended: a role that the speaker may give, or end, by mayGrant
 * entry: the column names an entry of the journal that is seen · looks: the column lists persons, one of whom the grant covers or is the account itself
 */
export type RowRule = { rows: 'open' | 'nobody' | 'any' | 'given' | 'ended' } | { rows: 'unit' | 'self' | 'units' | 'person' | 'path' | 'area' | 'areas' | 'own' | 'entry' | 'looks'; column: string }

export type Right = RowRule & {
  by: readonly Permission[]     // whoever holds one of them
  columns?: readonly string[]   // those that may be written, or read; all where left out
  notAboutMyself?: string       // column: nobody acts on a record about themself
}
export type TableRule = { select?: Right; insert?: Right; update?: Right; delete?: Right }

const any = (...by: Permission[]): Right => ({ rows: 'any', by })
const doneByMe = (...by: Permission[]): Right => ({ rows: 'own', column: 'done_by', by })
const unit = (column: string, ...by: Permission[]): Right => ({ rows: 'unit', column, by })
const person = (column: string, ...by: Permission[]): Right => ({ rows: 'person', column, by })
const aboutOthers = (column: string, ...by: Permission[]): Right => ({ ...person(column, ...by), notAboutMyself: column })

const unitActs: Permission[] = ['units.found', 'units.rename', 'units.move', 'units.merge', 'units.split', 'units.convert', 'units.dissolve', 'units.cover', 'units.place', 'units.correct']
const peopleActs: Permission[] = ['people.register', 'people.change', 'people.correct', 'people.party', 'people.fold']
const postActs: Permission[] = ['posts.appoint', 'posts.end', 'posts.correct']

/** Every table of the register. One that is missing here fails the build; what a table does not name nobody signed in may do. */
export const tables: Record<string, TableRule> = {
  // ground
  data_version: { select: { rows: 'open', by: [] } },
  data_version_due: {}, data_change: {},
  journal: { select: { rows: 'units', column: 'unit_ids', by: ['journal.read'] } }, // written by append_to_journal alone
  journal_value: { select: { rows: 'entry', column: 'entry_id', by: ['people.read'] } },
  journal_link: { select: { rows: 'any', by: ['journal.read'] } }, journal_chain: { select: { rows: 'any', by: ['journal.read'] } }, journal_due: {},
  journal_head: { select: { rows: 'any', by: ['units.read'] } }, journal_check: { select: { rows: 'any', by: ['journal.read'] } },
  access_log: { select: { rows: 'looks', column: 'person_ids', by: ['journal.who-looked', 'journal.see-week'] } },
  // papers, legal rules
  paper: { select: any('papers.read'), insert: any('papers.enter', ...unitActs, ...peopleActs, ...postActs) },
  paper_link: { select: any('papers.read'), insert: any('papers.enter'), update: any('papers.enter') },
  paper_series: { select: any('papers.read'), insert: unit('unit_id', 'papers.enter'), update: unit('unit_id', 'papers.enter') },
  paper_reservation: { select: any('papers.read'), insert: unit('unit_id', 'papers.enter'), update: unit('unit_id', 'papers.enter') },
  paper_file: { select: any('papers.read'), insert: any('papers.enter'), update: any('papers.enter') },
  legal_rule: { select: any('legal-rules.read') }, calendar_day: { select: any('legal-rules.read') },
  // accounts: only the door (sign-in, accounts) reads and writes them, under a login of its own
  account: {}, session: {}, invitation: {}, totp: {}, passkey: {}, recovery_code: {}, account_reset: {}, oidc_identity: {},
  // units: who stands under whom is no secret to anyone signed in; acts are for those above
  // a writer locks the units and persons it names, which to the database is a change; of a unit nothing can be changed
  unit: { select: any('units.read'), insert: any(...unitActs), update: { ...unit('id', ...unitActs, 'units.measure', ...postActs), columns: ['id'] } },
  unit_act: { select: any('units.read'), insert: doneByMe(...unitActs), update: { ...doneByMe(...unitActs), columns: ['units'] } }, // which units it touched is known when it is done
  unit_version: { select: any('units.read'), insert: unit('parent_id', ...unitActs), update: unit('unit_id', ...unitActs) },
  unit_succession: { select: any('units.read'), insert: unit('from_id', ...unitActs), update: unit('from_id', ...unitActs) },
  unit_former_name: { select: any('units.read') },
  unit_counterpart: { select: any('units.read') },
  cell_cover: { select: any('units.read'), insert: unit('cell_id', ...unitActs), update: unit('cell_id', ...unitActs) },
  unit_measure: { select: any('units.read'), insert: unit('unit_id', 'units.measure', 'units.merge', 'units.split', 'units.correct'), update: unit('unit_id', 'units.measure', 'units.merge', 'units.split', 'units.correct') },
  // people
  person: { select: person('id', 'people.read'), insert: any('people.register'), update: aboutOthers('id', ...peopleActs, ...postActs) },
  person_version: { select: person('person_id', 'people.read'), insert: aboutOthers('person_id', ...peopleActs), update: aboutOthers('person_id', ...peopleActs) },
  party_status: { select: person('person_id', 'people.read'), insert: aboutOthers('person_id', ...peopleActs), update: aboutOthers('person_id', ...peopleActs) },
  admission_step: { select: person('person_id', 'people.read'), insert: aboutOthers('person_id', ...peopleActs), update: aboutOthers('person_id', ...peopleActs) },
  employment: { select: person('person_id', 'people.read'), insert: aboutOthers('person_id', ...peopleActs), update: aboutOthers('person_id', ...peopleActs) },
  same_person: { select: person('person_id', 'people.read'), insert: aboutOthers('person_id', 'people.fold'), update: aboutOthers('person_id', 'people.fold') },
  // posts
  post_kind: { select: any('units.read') },
  post_pair: { select: any('units.read') },
  appointment: { select: unit('unit_id', 'people.read'), insert: { ...unit('unit_id', ...postActs), notAboutMyself: 'person_id' }, update: { ...unit('unit_id', ...postActs), notAboutMyself: 'person_id' } },
  term_extension: { select: any('people.read'), insert: any(...postActs), update: any(...postActs) },
  village_state: { select: { rows: 'path', column: 'village_id', by: ['indicators.read', 'people.read'] } },
  cell_state: { select: { rows: 'path', column: 'cell_id', by: ['indicators.read', 'people.read'] } },
  stale: {}, settlement: {},
  // tasks: nothing of them is changed, a step is added
  task: { select: unit('unit_id', 'tasks.read'), insert: unit('unit_id', 'tasks.give', 'inspections.note') },
  task_step: { select: unit('unit_id', 'tasks.read'), insert: unit('unit_id', 'tasks.do', 'tasks.accept', 'tasks.give') },
  // inspections: a team is seen wherever it goes; what it found there, there
  inspection_team: { select: { rows: 'units', column: 'unit_ids', by: ['inspections.read'] }, insert: unit('unit_id', 'inspections.decide'), update: { ...unit('unit_id', 'inspections.decide'), columns: ['recorded'] } },
  inspection_visit: { select: unit('unit_id', 'inspections.read'), insert: unit('unit_id', 'inspections.note'), update: { ...unit('unit_id', 'inspections.note'), columns: ['recorded'] } },
  inspection_finding: {
    select: unit('unit_id', 'inspections.read'), insert: { ...unit('unit_id', 'inspections.note'), notAboutMyself: 'person_id' },
    update: { ...unit('unit_id', 'inspections.note'), notAboutMyself: 'person_id', columns: ['recorded'] },
  },
  inspection_recommendation: { select: unit('unit_id', 'inspections.read'), insert: unit('unit_id', 'inspections.note'), update: { ...unit('unit_id', 'inspections.note'), columns: ['recorded'] } },
  // trainings: which there are is no secret to insiders; who came is told of one's own people
  training_course: { select: any('trainings.read'), insert: unit('unit_id', 'trainings.hold') },
  training_session: { select: any('trainings.read'), insert: unit('unit_id', 'trainings.hold'), update: unit('unit_id', 'trainings.hold') },
  training_attendance: { select: person('person_id', 'trainings.read'), insert: aboutOthers('person_id', 'trainings.attend'), update: aboutOthers('person_id', 'trainings.attend') },
  // commendations: one is seen wherever somebody is commended by it
  commendation: { select: { rows: 'units', column: 'unit_ids', by: ['commendations.read'] }, insert: unit('unit_id', 'commendations.propose'), update: unit('unit_id', 'commendations.decide') },
  commendation_row: { select: unit('unit_id', 'commendations.read'), insert: { ...unit('unit_id', 'commendations.propose'), notAboutMyself: 'person_id' }, update: { ...unit('unit_id', 'commendations.decide'), notAboutMyself: 'person_id' } },
  // evaluations: what was found of a person is read by the committees above and inspectors, never here by whom it is about: my_evaluations tells them what was given, answer_evaluation takes their word
  evaluation_criterion: { select: any('evaluations.read') },
  evaluation_round: { select: any('evaluations.read'), insert: unit('unit_id', 'evaluations.write'), update: { ...unit('unit_id', 'evaluations.write'), columns: ['recorded', 'withdrawal_reason'] } },
  evaluation: {
    select: { ...unit('unit_id', 'evaluations.read'), notAboutMyself: 'person_id' }, insert: { ...unit('lead_id', 'evaluations.write'), notAboutMyself: 'person_id' },
    update: { ...unit('lead_id', 'evaluations.write'), notAboutMyself: 'person_id', columns: ['recorded'] },
  },
  evaluation_finding: { select: { ...unit('unit_id', 'evaluations.read'), notAboutMyself: 'person_id' }, insert: { ...unit('lead_id', 'evaluations.write'), notAboutMyself: 'person_id' } },
  evaluation_answer: { select: { ...unit('unit_id', 'evaluations.read'), notAboutMyself: 'person_id' } },
  // indicators
  printed_figure: { select: unit('unit_id', 'indicators.read'), insert: unit('unit_id', 'indicators.store-printed'), update: unit('unit_id', 'indicators.store-printed') },
  target: { select: unit('unit_id', 'indicators.read'), insert: unit('unit_id', 'indicators.set-target'), update: unit('unit_id', 'indicators.set-target') },
  term: { select: any('indicators.read'), insert: unit('unit_id', 'indicators.enter-term'), update: { ...unit('unit_id', 'indicators.enter-term'), columns: ['recorded'] } },
  // programmes: what is led is written by those who stand over the leading unit, what a unit says of itself by those who stand over the unit
  programme: { select: any('programmes.read'), insert: unit('unit_id', 'programmes.lead'), update: unit('unit_id', 'programmes.lead') },
  programme_unit: { select: unit('unit_id', 'programmes.read'), insert: unit('lead_id', 'programmes.lead'), update: unit('lead_id', 'programmes.lead') },
  programme_response: { select: unit('unit_id', 'programmes.read'), insert: unit('unit_id', 'programmes.report'), update: unit('unit_id', 'programmes.report') },
  programme_milestone: { select: any('programmes.read'), insert: unit('lead_id', 'programmes.lead'), update: unit('lead_id', 'programmes.lead') },
  programme_report: { select: unit('unit_id', 'programmes.read'), insert: unit('unit_id', 'programmes.report'), update: unit('unit_id', 'programmes.report') },
  programme_reminder: { select: unit('unit_id', 'programmes.read'), insert: unit('lead_id', 'programmes.lead') },
  programme_session: { select: unit('unit_id', 'programmes.read'), insert: unit('unit_id', 'programmes.report'), update: unit('unit_id', 'programmes.report') },
  // personnel plans: a talk is read by the very unit that wrote it, and never by whom it is about
  personnel_plan: {
    select: unit('village_id', 'personnel-plans.read'), insert: { ...unit('village_id', 'personnel-plans.draft', 'personnel-plans.approve'), notAboutMyself: 'person_id' },
    update: { ...unit('village_id', 'personnel-plans.draft', 'personnel-plans.approve'), columns: ['recorded'] },
  },
  plan_candidate: {
    select: unit('village_id', 'personnel-plans.read'), insert: { ...unit('village_id', 'personnel-plans.draft'), notAboutMyself: 'person_id' },
    update: { ...unit('village_id', 'personnel-plans.draft'), notAboutMyself: 'person_id', columns: ['recorded'] },
  },
  consultation: {
    select: { rows: 'self', column: 'unit_id', by: ['personnel-plans.consult'], notAboutMyself: 'person_id' }, insert: { rows: 'self', column: 'unit_id', by: ['personnel-plans.consult'], notAboutMyself: 'person_id' },
    update: { rows: 'self', column: 'unit_id', by: ['personnel-plans.consult'], notAboutMyself: 'person_id', columns: ['recorded', 'withdrawal_reason', 'withdrawn_by'] },
  },
  admission_reminder: { select: unit('village_id', 'personnel-plans.read'), insert: { ...unit('village_id', 'personnel-plans.remind'), notAboutMyself: 'person_id' } },
  plan_scenario: {
    select: unit('unit_id', 'personnel-plans.read'), insert: unit('unit_id', 'personnel-plans.draft'),
    update: { ...unit('unit_id', 'personnel-plans.draft'), columns: ['accepted_by', 'accepted_at', 'dropped_at'] },
  },
  // imports: a job is its sender's; the register itself is written by the program, after it has looked whether the unit is the sender's
  import_job: { select: { rows: 'own', column: 'account_id', by: ['imports.read'] }, insert: { rows: 'own', column: 'account_id', by: ['imports.send'] }, update: { rows: 'own', column: 'account_id', by: ['imports.send', 'imports.accept'] } },
  import_mapping: { select: any('imports.send'), insert: any('imports.send'), update: any('imports.send') },
  // elections: what of them names persons is for who may read people there; nobody is made elected by themself
  drive: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.run'), update: unit('unit_id', 'elections.run') },
  drive_belief: { select: unit('unit_id', 'elections.read') }, election_belief: { select: unit('unit_id', 'elections.read') }, candidate_belief: { select: unit('unit_id', 'people.read') }, election_cluster_belief: { select: unit('unit_id', 'elections.read') }, // kept by the tables themselves
  election: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.run', 'elections.certify'), update: unit('unit_id', 'elections.run', 'elections.certify') },
  election_step: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.run', 'elections.certify') },
  election_team_member: { select: unit('unit_id', 'people.read'), insert: unit('unit_id', 'elections.run') },
  candidate: { select: unit('unit_id', 'people.read'), insert: unit('unit_id', 'elections.run'), update: { ...unit('unit_id', 'elections.run', 'elections.certify'), notAboutMyself: 'person_id' } },
  election_cluster: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.run'), update: { ...unit('unit_id', 'elections.run', 'elections.certify'), columns: ['name'] } },
  election_round: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.run') },
  count_entry: { select: unit('unit_id', 'elections.count'), insert: unit('unit_id', 'elections.count'), update: unit('unit_id', 'elections.count') },
  election_result: { select: unit('unit_id', 'elections.read'), insert: unit('unit_id', 'elections.certify') },
  // funds
  allowance_resolution: { select: any('funds.read'), insert: unit('province_id', 'funds.set'), update: unit('province_id', 'funds.set') },
  allowance_level: { select: any('funds.read'), insert: unit('province_id', 'funds.set') },
  village_class: { select: unit('village_id', 'funds.read'), insert: unit('village_id', 'funds.set'), update: unit('village_id', 'funds.set') },
  // mergers
  village_neighbour: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose'), update: unit('commune_id', 'mergers.propose') },
  merger_plan: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose'), update: unit('commune_id', 'mergers.propose', 'mergers.carry-out') },
  merger_wish: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose'), update: unit('commune_id', 'mergers.propose') },
  merger_proposal: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose') },
  merger_group: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose') },
  merger_holder: { select: unit('commune_id', 'mergers.read'), insert: unit('commune_id', 'mergers.propose'), update: { ...unit('commune_id', 'mergers.propose'), columns: ['recorded'] } },
  // access
  role_grant: {
    select: unit('area_id', 'access.read'), insert: { rows: 'given', by: ['access.grant', 'access.delegate'] },
    update: { rows: 'ended', by: ['access.grant'], columns: ['held', 'ended_by', 'end_reason'] },
  },
  unit_area: { select: { rows: 'area', column: 'area_id', by: ['units.read'] } },
  person_area: { select: { rows: 'areas', column: 'area_ids', by: ['people.read'] } },
  area_due: {},
  canary: { select: { rows: 'nobody', by: [] } },
  // privacy
  person_request: {
    select: person('person_id', 'privacy.requests'), insert: aboutOthers('person_id', 'privacy.requests'), update: aboutOthers('person_id', 'privacy.requests', 'privacy.confirm-erasure'),
  },
}

export const rolesOf = (by: readonly Permission[]): Role[] => roles.filter((role) => by.some((permission) => (permissions[permission] as readonly Role[]).includes(role)))
export const permissionsOf = (held: readonly Role[]): Permission[] =>
  (Object.keys(permissions) as Permission[]).filter((permission) => held.some((role) => (permissions[permission] as readonly Role[]).includes(role)))
