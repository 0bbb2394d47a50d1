import { addMonths, ageOn, type Day, type Precision } from '#ground/time/day.ts'
import type { Block } from './feasible.ts'

/** A number of the law, with what it rests on; null where none was in force. */
export type LegalNumber = { value: number; basis: string; status: 'confirmed' | 'unconfirmed' } | null
/** Điều lệ Đảng, Điều 5 (probation, months); Thông tư 04/2012/TT-BNV, Điều 11 (least age, years). */
export type Law = { probation: LegalNumber; minAge: LegalNumber }

export type PartyLife = { status: 'pipeline' | 'probationary' | 'official' | 'exempt' | 'left'; from: Day | null; until: Day | null }
/** What the law looks at. plannedAdmission, plannedOfficial: days that are planned, not yet facts. */
export type PersonFacts = {
  party: PartyLife[]; plannedAdmission: Day | null; plannedOfficial: Day | null
  birth: Day | null; birthPrecision: Precision; consent: 'yes' | 'no' | null
}
export type Eligible = { eligibleOn: Day | null; blocks: Block[] }

/** From which day somebody may hold both posts, as the facts of `on` foresee it, and what stands in the way until then. */
export function eligibility(facts: PersonFacts, law: Law, on: Day): Eligible {
  const blocks = [party(facts, law, on), age(facts, law, on), facts.consent === 'no' ? { code: 'declined', until: null } as const : null].filter((block) => block !== null)
  const eligibleOn = blocks.some(({ until }) => until === null) ? null : blocks.reduce<Day>((latest, { until }) => (until! > latest ? until! : latest), on)
  return { eligibleOn, blocks }
}

/** The secretary is an official member. Probation runs from the ceremony; whoever is still to be admitted serves it after the planned one. */
function party({ party: life, plannedAdmission, plannedOfficial }: PersonFacts, { probation }: Law, on: Day): Block | null {
  const now = life.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until))
  if (now?.status === 'official' || now?.status === 'exempt') return null
  const later = life.find(({ status, from }) => status === 'official' && from !== null && from > on)
  if (later) return { code: 'probation', until: later.from }
  const months = probation?.value ?? null
  if (now?.status === 'probationary' && now.from !== null && months !== null) return { code: 'probation', until: latest(addMonths(now.from, months), plannedOfficial, on) }
  if (now?.status === 'probationary') return { code: 'probation', until: plannedOfficial }
  if (plannedAdmission !== null && months !== null && now?.status !== 'left')
    return { code: 'admission-planned', planned: plannedAdmission, until: latest(addMonths(plannedAdmission > on ? plannedAdmission : on, months), plannedOfficial) }
  return { code: now?.status === 'pipeline' ? 'pipeline' : 'non-member', until: null }
}

/** Where only the year of birth is known, from its first day on (as ageOn counts). */
function age({ birth }: PersonFacts, { minAge }: Law, on: Day): Block | null {
  if (birth === null || minAge === null) return null
  const grown = addMonths(birth, minAge.value * 12)
  return grown > on ? { code: 'age', until: grown } : null
}

const latest = (first: Day, ...others: (Day | null)[]): Day => others.reduce<Day>((day, other) => (other !== null && other > day ? other : day), first)

/** A light of the law: met, met later, not met, or not known. */
export type Light = 'yes' | 'later' | 'no' | 'unknown'
export type Lights = { age: Light; residence: Light; party: Light; certificate: Light; consent: Light }

/** On the day asked for (the congress, the day the plan is due). Residence warns, it forbids nothing. */
export function lightsOf(facts: PersonFacts & { resident: boolean | null; certificateOn: Day | null }, law: Law, on: Day, by: Day): Lights {
  const { blocks } = eligibility(facts, law, on)
  const light = (block: Block | undefined): Light => (block === undefined || (block.until !== null && block.until <= by) ? 'yes' : block.until === null ? 'no' : 'later')
  return {
    age: facts.birth === null ? 'unknown' : light(blocks.find(({ code }) => code === 'age')),
    residence: facts.resident === null ? 'unknown' : facts.resident ? 'yes' : 'no',
    party: light(blocks.find(({ code }) => code !== 'age' && code !== 'declined')),
    certificate: facts.certificateOn === null ? 'unknown' : facts.certificateOn <= by ? 'yes' : 'later',
    consent: facts.consent ?? 'unknown',
  }
}

export const ageBy = ({ birth, birthPrecision }: Pick<PersonFacts, 'birth' | 'birthPrecision'>, by: Day): number | null => (birth === null ? null : ageOn(birth, birthPrecision, by))
