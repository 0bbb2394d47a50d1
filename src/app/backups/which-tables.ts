/** Tables that no backup holds, and why. */
export const leftOut: Record<string, string> = {
  session: 'open sessions: a copy of them is not worth having, and after a restore everybody signs in again',
  invitation: 'one-time links: void by then; a register that nobody can enter prints a new one',
  account_reset: 'proposals of a reset: one that was refused or withdrawn since must not stand open again; who confirmed what is in the journal',
}

/** Tables that hold something secret or personal in themselves and are kept nevertheless: why, and what keeps a copy from being of use. */
export const keptSecrets: Record<string, string> = {
  account: 'passwords as argon2id under a pepper that is outside of the database: without them nobody could sign in',
  totp: 'secrets sealed under the same key: without them everybody would have lost their second factor',
  passkey: 'public keys: they open nothing',
  recovery_code: 'hashes under the same key: whoever lost the phone needs them',
  oidc_identity: 'the provider’s number of a person, good for nothing without the provider',
  person: 'identity numbers as a hash under a key outside of the database, and four digits sealed under the same: they find duplicates after a restore',
  journal_value: 'personal values of the journal and their salts: without them its hashes say nothing; who was erased is gone from later backups',
  journal_link: 'hashes of the chain: they are what is verified',
  journal_chain: 'the last of them',
  journal_head: 'signed heads; the signing key is outside of the database',
  paper_file: 'attached papers, none of them secret: they are the register’s; the backup is sealed',
  import_job: 'files as sent, a week after they ended at most: what waits to be accepted goes on after a restore; the backup is sealed',
}

/** Tables of facts and of what follows from them: all go into a backup. */
export const kept = [
  'data_version', 'data_version_due', 'data_change', 'journal', 'journal_due', 'journal_check', 'access_log', 'paper', 'paper_link', 'paper_series', 'paper_reservation',
  'legal_rule', 'calendar_day', 'unit', 'unit_act', 'unit_version', 'unit_succession', 'unit_former_name', 'unit_counterpart', 'cell_cover', 'unit_measure',
  'person_version', 'party_status', 'admission_step', 'employment', 'same_person', 'post_kind', 'post_pair', 'appointment', 'term_extension', 'village_state', 'task',
  'task_step', 'training_course', 'training_session', 'training_attendance', 'commendation', 'commendation_row',
  'evaluation_criterion', 'evaluation_round', 'evaluation', 'evaluation_finding', 'evaluation_answer', 'cell_state', 'stale', 'settlement', 'drive',
  'election', 'election_step', 'election_team_member', 'candidate', 'election_cluster', 'election_round', 'count_entry', 'election_result', 'drive_belief', 'election_belief', 'candidate_belief', 'election_cluster_belief', 'inspection_team',
  'inspection_visit', 'inspection_finding', 'inspection_recommendation', 'printed_figure', 'target', 'term', 'programme', 'programme_unit', 'programme_response',
  'programme_milestone', 'programme_report', 'programme_reminder', 'programme_session', 'allowance_resolution', 'allowance_level', 'village_class', 'village_neighbour',
  'merger_plan', 'merger_wish', 'merger_proposal', 'merger_group', 'merger_holder', 'personnel_plan', 'plan_candidate', 'consultation', 'admission_reminder',
  'plan_scenario', 'import_mapping', 'role_grant', 'unit_area', 'person_area', 'area_due', 'canary', 'person_request',
]
