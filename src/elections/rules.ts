import type { Tx } from '#ground/database/database.ts'
import type { Day } from '#ground/time/day.ts'
import { findRule, ruleOn } from '#legal-rules/public.ts'
import type { Rules, Told } from './election.ts'
import type { Denominator, Threshold } from './tally.ts'

type Share = { over: number; of: Denominator }

/** The numbers of law on the day of the election. Before 10/10/2024 the regulation of elections in the Party is that of 2014, unconfirmed. */
export async function rulesOn(tx: Tx, on: Day): Promise<Rules> {
  const found = async <Value>(key: string): Promise<Told<Value> | null> => {
    const rule = await findRule(tx, key, on)
    return rule ? { value: rule.value as Value, basis: rule.basis, status: rule.status } : null
  }
  const sure = async <Value>(key: string): Promise<Told<Value>> => {
    const { value, basis, status } = await ruleOn(tx, key, on)
    return { value: value as Value, basis, status }
  }
  const threshold = async (key: string): Promise<Threshold | null> => {
    const rule = await found<Share>(key)
    return rule && { ...rule.value, basis: rule.basis, status: rule.status }
  }
  const win = await sure<{ over: number }>('cell.win')
  const quorum = await sure<{ at_least: [number, number] }>('cell.congress_quorum')
  return {
    planDaysBefore: await found('village_election.plan_days_before'), teamDaysBefore: await found('village_election.team_days_before'), boardSize: await found('village_election.counting_board_size'),
    recognitionWorkdays: await found('village_election.recognition_workdays'), clusterMinHouseholds: await found('village_meeting.cluster_min_households'), minAge: await found('village_head.min_age'),
    headTermMonths: await longest(found<[number, number]>('village_head.term_months')), cellTermMonths: await found('cell.term_months'),
    quorum: await threshold('village_election.quorum'),
    majorities: [await threshold('village_election.majority'), await threshold('village_election.attending_majority')].filter((rule) => rule !== null),
    cellWin: { ...win, value: win.value.over }, congressQuorum: { ...quorum, value: quorum.value.at_least },
    minMembers: await sure('cell.min_official_members'), committeeThreshold: await sure('cell.committee_threshold'), committeeMax: await sure('cell.committee_max'),
    secretaryMaxRounds: await sure('cell.secretary_max_rounds'), surplusMax: await sure('cell.surplus_max'), surplusRounding: await sure('cell.surplus_rounding'),
  }
}

/** The province sets the term within the two; the longer is proposed. */
async function longest(term: Promise<Told<[number, number]> | null>): Promise<Told<number> | null> {
  const found = await term
  return found && { ...found, value: found.value[1] }
}
