import { type Relation, parents, placeOf } from './world.ts'

/**
 * What should be, said a second time and in another way than the policy: by hand, and by walking the tree up.
 * Nothing here is read from policy.ts.
 */
export type Speaker = { role: 'administrator' | 'province_staff' | 'commune_staff' | 'village_leader' | 'officer' | 'inspector' | 'auditor' | 'reader' | 'anonymous'; at: number }
export type Cell = { table: string; speaker: Speaker; act: 'select' | 'insert' | 'update' | 'delete'; relation: Relation }

export const speakers: Speaker[] = [
  { role: 'administrator', at: 11 }, { role: 'province_staff', at: 10 }, { role: 'commune_staff', at: 11 }, { role: 'village_leader', at: 111 }, { role: 'officer', at: 11 },
  { role: 'inspector', at: 11 }, { role: 'auditor', at: 11 }, { role: 'reader', at: 11 }, { role: 'anonymous', at: 11 },
]

/** The same roles at other places, for the calls of the product: there a cell costs little. 1: the whole country. */
export const elsewhere: Speaker[] = [
  { role: 'administrator', at: 1 }, { role: 'administrator', at: 10 }, { role: 'province_staff', at: 1 }, { role: 'officer', at: 111 }, { role: 'officer', at: 10 }, { role: 'inspector', at: 1 }, { role: 'inspector', at: 10 },
  { role: 'auditor', at: 1 }, { role: 'auditor', at: 10 }, { role: 'reader', at: 1 }, { role: 'reader', at: 10 }, { role: 'reader', at: 111 },
]

type Who = string // first letters of the roles: A P C V O I U(auditor) R
export const letter: Record<Speaker['role'], string> = { administrator: 'A', province_staff: 'P', commune_staff: 'C', village_leader: 'V', officer: 'O', inspector: 'I', auditor: 'U', reader: 'R', anonymous: '-' }
const all: Who = 'APCVOIUR'
const inside: Who = 'PCVOI'

/** table: who reads, who adds, who changes; and where: any, in (units below one's own), self (the very unit), mine (one's own account), up (the unit's parent is below one's own). */
const rights: Record<string, { read?: [Who, Where]; add?: [Who, Where]; change?: [Who, Where] }> = {
  data_version: { read: [`${all}-`, 'any'] },
  journal: { read: ['PCIU', 'in'] }, journal_value: { read: ['PCI', 'in'] }, journal_link: { read: ['PCIU', 'any'] }, journal_chain: { read: ['PCIU', 'any'] },
  journal_head: { read: [all, 'any'] }, journal_check: { read: ['PCIU', 'any'] }, access_log: { read: ['PCVOI', 'in'] },
  paper: { read: ['PCVOIR', 'any'], add: ['PC', 'any'] },
  paper_link: { read: ['PCVOIR', 'any'], add: ['PC', 'any'], change: ['PC', 'any'] }, paper_file: { read: ['PCVOIR', 'any'], add: ['PC', 'any'], change: ['PC', 'any'] },
  paper_series: { read: ['PCVOIR', 'any'], add: ['PC', 'in'], change: ['PC', 'in'] }, paper_reservation: { read: ['PCVOIR', 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  legal_rule: { read: [all, 'any'] }, calendar_day: { read: [all, 'any'] },
  unit: { read: [all, 'any'], add: ['PC', 'any'], change: ['PC', 'in'] }, unit_act: { read: [all, 'any'], add: ['PC', 'mine'], change: ['PC', 'mine'] },
  unit_version: { read: [all, 'any'], add: ['PC', 'up'], change: ['PC', 'in-and-up'] },
  unit_succession: { read: [all, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  unit_former_name: { read: [all, 'any'] }, unit_counterpart: { read: [all, 'any'] },
  unit_measure: { read: [all, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  cell_cover: { read: [all, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  person: { read: [inside, 'in'], add: ['PC', 'any'], change: ['PC', 'in'] },
  person_version: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, party_status: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  admission_step: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, employment: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  same_person: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  post_kind: { read: [all, 'any'] }, post_pair: { read: [all, 'any'] },
  appointment: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  term_extension: { read: [inside, 'any'], add: ['PC', 'any'], change: ['PC', 'any'] },
  village_state: { read: [`${inside}R`, 'in'] }, cell_state: { read: [`${inside}R`, 'in'] },
  task: { read: [inside, 'in'], add: ['PCI', 'in'] }, task_step: { read: [inside, 'in'], add: [inside, 'in'] },
  inspection_team: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, inspection_visit: { read: [inside, 'in'], add: ['PCI', 'in'], change: ['PCI', 'in'] },
  inspection_finding: { read: [inside, 'in'], add: ['PCI', 'in'], change: ['PCI', 'in'] }, inspection_recommendation: { read: [inside, 'in'], add: ['PCI', 'in'], change: ['PCI', 'in'] },
  commendation: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, commendation_row: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  training_course: { read: [inside, 'any'], add: ['PC', 'in'] }, training_session: { read: [inside, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] }, training_attendance: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  evaluation_criterion: { read: ['PCI', 'any'] }, evaluation_round: { read: ['PCI', 'any'], add: ['PC', 'in'], change: ['PC', 'in'] }, evaluation: { read: ['PCI', 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  evaluation_finding: { read: ['PCI', 'in'], add: ['PC', 'in'] }, evaluation_answer: { read: ['PCI', 'in'] },
  printed_figure: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, target: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  personnel_plan: { read: ['PCI', 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, plan_candidate: { read: ['PCI', 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  consultation: { read: ['PC', 'self'], add: ['PC', 'self'], change: ['PC', 'self'] }, admission_reminder: { read: ['PCI', 'in'], add: ['PC', 'in'] }, plan_scenario: { read: ['PCI', 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  term: { read: [`${inside}R`, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  drive: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, election: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, election_step: { read: [`${inside}R`, 'in'], add: ['PC', 'in'] },
  drive_belief: { read: [`${inside}R`, 'in'] }, election_belief: { read: [`${inside}R`, 'in'] }, candidate_belief: { read: [inside, 'in'] }, election_cluster_belief: { read: [`${inside}R`, 'in'] },
  election_team_member: { read: [inside, 'in'], add: ['PC', 'in'] }, candidate: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  election_cluster: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, election_round: { read: [`${inside}R`, 'in'], add: ['PC', 'in'] },
  count_entry: { read: ['PCVO', 'in'], add: ['PCVO', 'in'], change: ['PCVO', 'in'] }, election_result: { read: [`${inside}R`, 'in'], add: ['PC', 'in'] },
  programme: { read: [`${inside}R`, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] }, programme_unit: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  programme_response: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, programme_milestone: { read: [`${inside}R`, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] },
  programme_report: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, programme_reminder: { read: [`${inside}R`, 'in'], add: ['PC', 'in'] },
  programme_session: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  import_job: { read: ['PC', 'mine'], add: ['PC', 'mine'], change: ['PC', 'mine'] },
  import_mapping: { read: ['PC', 'any'], add: ['PC', 'any'], change: ['PC', 'any'] },
  allowance_resolution: { read: [`${inside}R`, 'any'], add: ['PC', 'in'], change: ['PC', 'in'] }, allowance_level: { read: [`${inside}R`, 'any'], add: ['PC', 'in'] },
  village_class: { read: [`${inside}R`, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  village_neighbour: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, merger_plan: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] }, merger_wish: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  merger_proposal: { read: [inside, 'in'], add: ['PC', 'in'] }, merger_group: { read: [inside, 'in'], add: ['PC', 'in'] }, merger_holder: { read: [inside, 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
  role_grant: { read: ['APCIU', 'in'], add: ['APCVOI', 'in'], change: ['APC', 'in'] },
  unit_area: { read: [all, 'self'] },
  person_area: { read: [inside, 'in'] },
  person_request: { read: ['PC', 'in'], add: ['PC', 'in'], change: ['PC', 'in'] },
}
type Where = 'any' | 'in' | 'self' | 'mine' | 'up' | 'in-and-up'

export const isIn = (unit: number | null, at: number): boolean => unit !== null && (unit === at || isIn(parents[unit] ?? null, at))

export function expected({ table, speaker, act, relation }: Cell): boolean {
  const right = { select: rights[table]?.read, insert: rights[table]?.add, update: rights[table]?.change, delete: undefined }[act]
  if (!right || !right[0].includes(letter[speaker.role])) return false
  const unit = placeOf(speaker, relation)
  switch (right[1]) {
    case 'any': return true
    case 'in': return isIn(unit, speaker.at)
    case 'self': return unit === speaker.at
    case 'mine': return relation === 'own'
    case 'up': return isIn(parents[unit] ?? null, speaker.at)
    case 'in-and-up': return isIn(unit, speaker.at)
  }
}

/** Whether a change that looks at nothing, and so asks no right to read, may touch any row at all. */
export const mayChangeBlindly = (table: string, { role }: Speaker): boolean => rights[table]?.change?.[0].includes(letter[role]) ?? false
