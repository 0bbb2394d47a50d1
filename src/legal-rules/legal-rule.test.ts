import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { inTransaction } from '#ground/testing/database.ts'
import { day } from '#ground/time/day.ts'
import { findRule, numberOn, rulesOn } from './legal-rule.ts'

test('a rule is the one in force on the day', () => inTransaction(async (tx) => {
  assert.equal((await numberOn(tx, 'base_salary', day('2023-06-30'))).value, 1_490_000)
  assert.equal((await numberOn(tx, 'base_salary', day('2023-07-01'))).value, 1_800_000)
  assert.equal(await findRule(tx, 'base_salary', day('1999-01-01')), undefined)
}))

test('a province may set its own', () => inTransaction(async (tx) => {
  await rows(tx, sql`insert into legal_rule (key, value, province_id, valid, basis, status) values ('village_head.interim_max_months', '4', 7, '[2020-01-01,)', 'Nghị quyết của tỉnh', 'unconfirmed')`)
  assert.equal((await numberOn(tx, 'village_head.interim_max_months', day('2021-01-01'), 7)).value, 4)
  assert.equal((await numberOn(tx, 'village_head.interim_max_months', day('2021-01-01'), 8)).value, 6)
}))

test('the numbers that nobody has confirmed are marked', () => inTransaction(async (tx) => {
  const unconfirmed = (await rulesOn(tx, day('2026-01-01'))).filter(({ status }) => status === 'unconfirmed').map(({ key }) => key)
  assert.deepEqual(unconfirmed, ['cell.congress_quorum', 'cell.surplus_rounding', 'eval.excellent_cap', 'evaluation.within_months', 'privacy.correct_days', 'privacy.erase_days', 'privacy.extend_days', 'privacy.keep_access_log_months', 'privacy.keep_import_days', 'privacy.keep_session_days', 'privacy.see_days', 'privacy.smallest_group', 'tasks.soon_days', 'village.min_households_tdp', 'village_decision.contribution_majority', 'village_election.majority', 'village_election.quorum'])
}))
