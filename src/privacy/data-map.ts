import { type Basis, type Class, classes, type Keep, type Purpose } from './tags.ts'

type Said = { why: Purpose; basis: Basis; keep: Keep }
/** columns: their names by class, parted by spaces. people: the columns that name persons. told: which columns a person who asks is told; all but the sealed where left out, none where empty. free: free text, in which anybody may have been named: at an erasure the name goes from it (papers have their own way). otherwise: columns that are kept for another reason or time than the table. */
export type TableTag = Said & { columns: Partial<Record<Class, string>>; people?: string[]; told?: string; free?: string; otherwise?: Record<string, Partial<Said>> }

const said = (why: Purpose, basis: Basis, keep: Keep) => (columns: TableTag['columns'], more: Pick<TableTag, 'people' | 'told' | 'free' | 'otherwise'> = {}): TableTag => ({ why, basis, keep, columns, ...more })

const machine = said('running', 'none', 'register')
const passing = said('running', 'none', 'transaction')
const tree = said('tree', 'none', 'register')
const people = said('office-holding', 'duty', 'erasable')
const party = said('party-life', 'party', 'erasable')
const holding = said('office-holding', 'duty', 'register')
const work = said('work', 'duty', 'register')
const signIn = said('sign-in', 'protection', 'account')
const session = said('sign-in', 'protection', 'privacy.keep_session_days')
const rights = said('rights', 'protection', 'register')
const journal = said('accountability', 'protection', 'journal')
const assessing = said('work', 'duty', 'erasable')
const plans = said('office-holding', 'duty', 'erasable')
const figures = said('figures', 'none', 'register')

/** What stands now and what stood before are of one shape. */
const drive = said('office-holding', 'none', 'register')({ public: 'id unit_id kind name period paper_id', internal: 'recorded' })
const election = said('office-holding', 'none', 'register')({ public: 'id kind unit_id drive_id reruns_id state known planned_on held_on method total_households base seats outcome attended', internal: 'made_at recorded' })
const cluster = said('office-holding', 'none', 'register')({ public: 'id election_id unit_id households attending', internal: 'name recorded' })
const candidate = holding({ internal: 'id election_id unit_id recorded', personal: 'person_id post put_by elected votes' }, { people: ['person_id'] })

/**
 * What is kept of whom, why, on what basis and how long: of every column of every table, in one place. data-map.test.ts compares it with the database:
 * a column without a tag, or a tag of no column, fails the build. Law 91/2025/QH15; sensitive data: Decree 356/2025/NĐ-CP, art. 4.
 */
export const dataMap: Record<string, TableTag> = {
  // ground
  migration: machine({ internal: 'room name sha256 applied_at' }),
  data_version: machine({ internal: 'the_one version' }),
  data_version_due: passing({ internal: 'id at' }), data_change: passing({ internal: 'id at' }), journal_due: passing({ internal: 'entry_id' }),
  journal: journal({ internal: 'id at account_id session_id what unit_ids subject basis facts before after request_id', personal: 'actor person_ids', sealed: 'reason' }, { people: ['person_ids'], told: 'at what' }),
  journal_value: said('accountability', 'protection', 'erasable')({ internal: 'entry_id path person_id', sensitive: 'value', sealed: 'salt' }, { people: ['person_id'], told: 'path value' }),
  journal_link: journal({ internal: 'seq entry_id prev hash' }), journal_chain: journal({ internal: 'the_one seq hash' }),
  journal_head: journal({ public: 'size root peaks note signer made_at' }), journal_check: journal({ internal: 'id at size millis fault' }),
  access_log: said('accountability', 'protection', 'privacy.keep_access_log_months')({ internal: 'id at account_id session_id request_id route purpose people mark', personal: 'actor person_ids' }, { people: ['person_ids'], told: 'at purpose' }),
  // papers, legal rules
  paper: tree({ public: 'id symbol kind issuer issued_on issued_precision', internal: 'entered_at entered_by secret', personal: 'summary note key' }, { otherwise: Object.fromEntries(['summary', 'note', 'key'].map((column) => [column, { why: 'office-holding', basis: 'duty', keep: 'erasable' } as const])) }),
  paper_link: tree({ public: 'id from_id to_id kind', internal: 'recorded entered_by' }),
  paper_series: tree({ public: 'id unit_id issuer side kind name held', internal: 'recorded' }), paper_reservation: tree({ internal: 'id series_id unit_id number reserved_on recorded', personal: 'what_for' }, { free: 'what_for' }),
  paper_file: said('office-holding', 'duty', 'erasable')({ internal: 'id paper_id type size sha256 entered_at entered_by', personal: 'name bytes removal_reason' }, { free: 'removal_reason' }),
  legal_rule: said('law', 'none', 'register')({ public: 'id key value province_id valid basis status recorded' }),
  calendar_day: said('law', 'none', 'register')({ public: 'day kind name source status recorded' }),
  // accounts
  account: signIn({ internal: 'id one_time_until demo suspended made_at made_by', personal: 'login name person', sealed: 'password_hash' }),
  session: session({ internal: 'id account_id strict factor_given fresh_until begun_at seen_at ends_at oidc_identity_id', personal: 'device network', sealed: 'token_hash challenge oidc_sid' }),
  invitation: signIn({ internal: 'account_id made_at ends_at used_at', sealed: 'token_hash' }),
  totp: signIn({ internal: 'account_id last_step', sealed: 'sealed_secret next_secret' }),
  passkey: signIn({ internal: 'id account_id counter transports made_at used_at', personal: 'name', sealed: 'credential_id public_key' }),
  recovery_code: signIn({ internal: 'account_id begins used_at', sealed: 'hash' }),
  account_reset: signIn({ internal: 'id account_id what proposed_by proposed_at ends_at confirmed_by confirmed_at withdrawn_at', personal: 'reason' }, { free: 'reason' }),
  oidc_identity: signIn({ internal: 'id account_id tried_at linked_at issuer', personal: 'subject name_hint' }),
  // units
  unit: tree({ public: 'id tree kind shard' }),
  unit_act: tree({ internal: 'id kind on_day paper_id note done_at done_by reverses units' }, { free: 'note' }),
  unit_version: tree({ public: 'id unit_id tree valid code label legal_kind name full_name key name_key parent_id', internal: 'recorded note opened_by closed_by' }, { free: 'note' }),
  unit_succession: tree({ public: 'id from_id to_id kind on_day note paper_id', internal: 'recorded opened_by closed_by' }, { free: 'note' }),
  unit_former_name: tree({ public: 'unit_id name code note key' }, { free: 'note' }), unit_counterpart: tree({ public: 'party_id state_id' }),
  cell_cover: tree({ internal: 'id cell_id village_id held recorded paper_id opened_by closed_by' }),
  unit_measure: tree({ public: 'id unit_id kind value held source paper_id', internal: 'recorded opened_by closed_by' }, { free: 'source' }),
  // people
  person: people({ internal: 'id restricted_on', personal: 'office_key', sealed: 'identity_hash identity_tail identity_sealed' }, {
    people: ['id'], otherwise: Object.fromEntries(['identity_hash', 'identity_tail', 'identity_sealed'].map((column) => [column, { why: 'no-duplicates' } as const])),
  }),
  person_version: people({ internal: 'id person_id held recorded', personal: 'name key sort_key birth birth_precision sex general_education professional_level lives_in', sensitive: 'ethnic theory_level' }, { people: ['person_id'] }),
  party_status: party({ internal: 'id person_id recorded', sensitive: 'status held paper_id' }, { people: ['person_id'] }),
  admission_step: party({ internal: 'id person_id recorded', sensitive: 'step on_day planned paper_id' }, { people: ['person_id'] }),
  employment: people({ internal: 'id person_id recorded', personal: 'kind title unit_id held paper_id' }, { people: ['person_id'], free: 'title' }),
  same_person: said('no-duplicates', 'duty', 'erasable')({ internal: 'id person_id kept_id judged recorded judged_by', personal: 'reason' }, { people: ['person_id', 'kept_id'], told: 'judged recorded reason', free: 'reason' }),
  // posts
  post_kind: tree({ public: 'code vi en tree unit_kinds seats elected rank single' }), post_pair: tree({ public: 'code party_kind state_kind vi en' }),
  appointment: holding({ internal: 'id number recorded single', personal: 'unit_id kind person_id held interim entered planned_end paper_id basis end_reason end_paper_id' }, { people: ['person_id'], free: 'basis' }),
  term_extension: holding({ internal: 'id number planned_end decided_on paper_id recorded' }),
  village_state: said('figures', 'duty', 'erasable')({
    internal: 'village_id from_day upto_day province_id district_id commune_id legal_kind state since_day cell_id head_interim secretary_interim head_since reelected secretary_front',
    personal: 'head_id secretary_id female birth general_education professional_level commune_officer retired', sensitive: 'head_party minority theory_level packed',
  }, { people: ['head_id', 'secretary_id'], told: '' }),
  cell_state: said('figures', 'duty', 'erasable')({ internal: 'cell_id from_day upto_day province_id district_id commune_id villages secretary_interim committee officer_on_committee', personal: 'secretary_id' }, { people: ['secretary_id'], told: '' }),
  stale: passing({ internal: 'writer reason id' }), settlement: passing({ internal: 'writer' }),
  // tasks
  task: work({ internal: 'id unit_id hat given_on due_on paper_id origin given_by recorded_at', personal: 'person_id what' }, { people: ['person_id'], free: 'what', told: 'unit_id what hat given_on due_on paper_id' }),
  task_step: work({ internal: 'id task_id unit_id kind on_day counted of_all until_day paper_id done_by recorded_at', personal: 'note' }, { free: 'note' }),
  // elections: who stood and was elected is a public office's record, as the post is; kept under a name that names nobody once that is erased
  drive, drive_belief: drive, election, election_belief: election, candidate, candidate_belief: candidate,
  election_step: said('office-holding', 'none', 'register')({ public: 'id election_id unit_id step on_day paper_id verdict', internal: 'recorded', personal: 'reason' }, { free: 'reason' }),
  election_team_member: holding({ internal: 'id election_id unit_id recorded_at', personal: 'person_id body part' }, { people: ['person_id'] }),
  election_cluster: cluster, election_cluster_belief: cluster,
  election_round: said('office-holding', 'none', 'register')({ public: 'id election_id unit_id post round seats', internal: 'candidate_ids recorded_at' }),
  count_entry: said('office-holding', 'none', 'register')({ internal: 'id round_id cluster_id unit_id attending issued valid invalid returned votes entered_by recorded' }),
  election_result: said('office-holding', 'none', 'register')({ public: 'id election_id unit_id version outcome digest certified_on', internal: 'figures certified_by certified_at', personal: 'reason' }, { free: 'reason' }),
  // inspections
  inspection_team: work({ internal: 'id number unit_id unit_ids name paper_id held recorded', personal: 'head_id person_ids' }, { people: ['head_id', 'person_ids'], told: 'name held paper_id' }),
  inspection_visit: work({ internal: 'id number team unit_id planned_on held_on paper_id recorded', personal: 'note' }, { free: 'note' }),
  inspection_finding: work({ internal: 'id number visit unit_id kind recorded', personal: 'person_id obstacle note' }, { people: ['person_id'], free: 'note', told: 'kind obstacle note unit_id' }),
  inspection_recommendation: work({ internal: 'id number visit unit_id due_on recorded', personal: 'what' }, { free: 'what' }),
  // trainings
  training_course: tree({ internal: 'id unit_id paper_id begins_on recorded_at', public: 'name' }),
  training_session: tree({ internal: 'id course_id unit_id on_day hours cancelled_on recorded', public: 'place topics' }, { free: 'topics' }),
  training_attendance: work({ internal: 'id session_id recorded', personal: 'person_id present certificate note' }, { people: ['person_id'], free: 'note' }),
  // commendations
  commendation: work({ internal: 'id unit_id unit_ids topic level year proposed_on decided_on paper_id declined_on decided_level recorded_at outcome_at', personal: 'signer note' }, { free: 'note signer topic' }),
  commendation_row: work({ internal: 'id commendation_id recorded_at taken_out_on taken_out_at', personal: 'unit_id person_id note' }, { people: ['person_id'], free: 'note' }),
  // evaluations
  evaluation_criterion: said('law', 'none', 'register')({ public: 'id code place vi en looks_at_vi looks_at_en valid basis status recorded' }),
  evaluation_round: work({ internal: 'id number unit_id name from_on till_on closes_on paper_id withdrawal_reason recorded' }, { free: 'withdrawal_reason' }),
  evaluation: assessing({ internal: 'id round lead_id version recorded', personal: 'unit_id person_id state on_day given_by reason' }, { people: ['person_id'], free: 'reason given_by', told: 'unit_id state on_day given_by' }),
  evaluation_finding: assessing({ internal: 'id evaluation_id lead_id criterion_id', personal: 'unit_id person_id finding basis' }, { people: ['person_id'], free: 'basis', told: '' }), // a draft's as well: what was given stands on the person's own page
  evaluation_answer: assessing({ internal: 'id evaluation_id recorded_at', personal: 'unit_id person_id note on_day' }, { people: ['person_id'], free: 'note' }),
  // indicators
  printed_figure: figures({ public: 'id indicator unit_id on_day numerator denominator percent approximate source assumed', internal: 'recorded' }, { free: 'source assumed' }),
  target: figures({ public: 'id indicator unit_id due_on percent set_on paper_id', internal: 'recorded' }),
  term: figures({ public: 'id name unit_id held basis', internal: 'first_id recorded' }, { free: 'basis' }),
  // programmes
  programme: figures({ public: 'id number name unit_id paper_id indicator starts_on ends_on goal goal_on acknowledge_by plan_by', internal: 'recorded' }),
  programme_unit: figures({ internal: 'id programme lead_id unit_id target due_on model_on recorded', personal: 'model_reason' }, { free: 'model_reason' }),
  programme_response: figures({ internal: 'id programme unit_id acknowledged_on plan_on plan_paper_id sequence recorded' }),
  programme_milestone: figures({ internal: 'id number programme lead_id name due_on indicator percent recorded' }),
  programme_report: figures({ internal: 'id programme milestone unit_id done_on paper_id recorded', personal: 'note' }, { free: 'note' }),
  programme_reminder: said('accountability', 'protection', 'register')({ internal: 'id programme lead_id unit_id matter milestone due_on sent_on recorded_at', personal: 'sent_by note' }, { free: 'note' }),
  programme_session: figures({ internal: 'id programme unit_id kind on_day audience invited recorded', personal: 'topic with_whom conclusions' }, { free: 'topic with_whom conclusions' }),
  // funds
  allowance_resolution: figures({ public: 'id province_id paper_id valid main_title concurrency_rate payer type1_from type2_from status', internal: 'recorded' }),
  allowance_level: figures({ public: 'id resolution_id province_id post village_type coefficient' }),
  village_class: figures({ public: 'id village_id village_type high_fund held paper_id', internal: 'recorded' }),
  // mergers
  village_neighbour: tree({ public: 'id commune_id a_id b_id', internal: 'recorded' }),
  merger_plan: tree({ internal: 'id earlier_of recorded commune_id name on_day region border state chosen_id paper_id note act_ids carried_at opened ended undo_paper_id undo_reason made_by made_at changed_at' }, { free: 'note undo_reason' }),
  merger_wish: tree({ internal: 'id plan_id commune_id kind village_ids recorded' }), merger_proposal: tree({ internal: 'id plan_id commune_id origin optimal made_at' }),
  merger_group: tree({ internal: 'id proposal_id commune_id seat_id village_ids label name' }),
  merger_holder: plans({ internal: 'id proposal_id commune_id seat_id kind recorded', personal: 'person_ids' }, { people: ['person_ids'], told: 'kind seat_id' }),
  // personnel plans
  personnel_plan: plans({ internal: 'id number village_id term_id option due_on obstacles state proposed_by proposed_from done_by scenario_id recorded', personal: 'person_id reason return_reason' }, { people: ['person_id'], free: 'reason return_reason', told: 'village_id option due_on state' }),
  plan_candidate: plans({ internal: 'id village_id term_id entered_by recorded', personal: 'person_id consent consent_on certificate_on' }, { people: ['person_id'] }),
  consultation: plans({ internal: 'id unit_id village_id term_id on_day written_by corrects withdrawn_by recorded', personal: 'person_id', sensitive: 'stance note withdrawal_reason' }, { people: ['person_id'], free: 'note withdrawal_reason', told: 'village_id on_day stance' }),
  admission_reminder: plans({ internal: 'id village_id unit_id step missed_on due_on sent_on task recorded', personal: 'person_id sent_by note' }, { people: ['person_id'], free: 'note', told: 'village_id step due_on sent_on' }),
  plan_scenario: plans({ internal: 'id unit_id term_id on_day by_day wishes made_by made_at accepted_by accepted_at dropped_at', personal: 'title pins result' }, { free: 'title' }),
  // imports
  import_job: said('import', 'duty', 'privacy.keep_import_days')({
    internal: 'id account_id file_hash given state mapping accepts unit_id step progress step_at begun_at changed_at ended_at', personal: 'actor file_name', sensitive: 'file mends found',
  }, { otherwise: { file_name: { keep: 'erasable' }, actor: { keep: 'register' } } }),
  import_mapping: said('import', 'none', 'register')({ internal: 'headings_key sheet mapping used_at' }),
  // access
  role_grant: rights({ internal: 'id account_id role area_id held granted_by kind ended_by', personal: 'reason end_reason' }, { free: 'reason end_reason' }),
  unit_area: rights({ internal: 'area_id unit_id' }),
  person_area: said('rights', 'protection', 'erasable')({ internal: 'person_id', personal: 'area_ids' }, { people: ['person_id'], told: '' }),
  area_due: passing({ internal: 'writer unit_id person_id' }), canary: machine({ internal: 'sings' }),
  // privacy
  person_request: said('requests', 'rights', 'register')({ internal: 'id person_id kind came_on way answer_due_on due_on rules state taken_by taken_at answered_on decided_by decided_at confirmed_by confirmed_at ended_at extended_from', personal: 'outcome' }, {
    people: ['person_id'], free: 'outcome', otherwise: { outcome: { keep: 'erasable' } },
  }),
}

export type ColumnTag = Said & { table: string; column: string; of: Class }

/** Every tagged column, with what holds of it. */
export const columnTags = (map: Record<string, TableTag> = dataMap): ColumnTag[] => Object.entries(map).flatMap(([table, { columns, otherwise = {}, why, basis, keep }]) =>
  classes.flatMap((of) => (columns[of] ?? '').split(' ').filter(Boolean).map((column): ColumnTag => ({ table, column, of, why, basis, keep, ...otherwise[column] }))))
