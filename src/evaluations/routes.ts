import type { Tx } from '#ground/database/database.ts'
import { route, type Route } from '#ground/http/route.ts'
import { Refusal } from '#ground/refusal.ts'
import { numberOn } from '#legal-rules/public.ts'
import { recordsOf } from '#people/public.ts'
import { unitsUnder } from '#posts/public.ts'
import * as calls from './contract.ts'
import { answer, correct, give, saveDraft, whomIn } from './give.ts'
import { extendRound, getRound, openRound, withdrawRound } from './hold.ts'
import { coveredOn, givenPerRound, roundSeen } from './read.ts'
import { roundsOf, unitsAbove } from './round-store.ts'
import { criteriaOn, givenTo, ownOf, versionsOf } from './store.ts'

/** personOf: the person that the speaker is. mayWrite: whether they may write in the rounds of the unit. */
export type Asking = { personOf(tx: Tx): Promise<number | null>; mayWrite(tx: Tx, unitId: number): Promise<boolean> }

export const routesFor = ({ personOf, mayWrite }: Asking): Route[] => {
  /** A round is seen where it reaches; it is written in by its holder, and those above. */
  const held = async (tx: Tx, id: number): Promise<number> => {
    if (!await mayWrite(tx, (await getRound(tx, id)).unitId)) throw new Refusal('evaluations.not-your-round')
    return id
  }
  return [
    route(calls.listRounds, async (tx, _actor, { unit, on, known = null }) => {
      const units = [unit, ...await unitsUnder(tx, unit, on, known)]
      const rounds = await roundsOf(tx, [...units, ...await unitsAbove(tx, unit, on, known)], on, known)
      const { value: months, basis, status } = await numberOn(tx, 'evaluation.within_months', on)
      return { rows: await givenPerRound(tx, rounds, new Set(units), on, known), ...await coveredOn(tx, units, on, known), within: { months, basis, status } }
    }),
    route(calls.readRound, async (tx, _actor, { id, known = null }) => {
      const round = await getRound(tx, id, known)
      const [{ criteria, rows }, writes] = [await roundSeen(tx, round, known), await mayWrite(tx, round.unitId)]
      return { ...round, criteria, rows: writes ? rows : rows.map((one) => (one.state === 'draft' ? { ...one, findings: [] } : one)), mayWrite: writes }
    }),
    route(calls.readEvaluation, async (tx, _actor, { id, personId, known = null }) => {
      const round = await getRound(tx, id, known)
      const records = await recordsOf(tx, personId, known)
      const writes = await mayWrite(tx, round.unitId)
      const versions = (await versionsOf(tx, id, records, known)).filter(({ state }) => writes || state === 'given') // a draft is the committee's own
      const person = await whomIn(tx, round, records, versions[0], known)
      if (!person) throw new Refusal('evaluations.no-such')
      return { round, person, criteria: await criteriaOn(tx, round.till, known), versions, mayWrite: writes }
    }),
    route(calls.evaluationsOfPerson, async (tx, _actor, { id, on, known = null }) => ({ criteria: await criteriaOn(tx, on, known), rows: await givenTo(tx, await recordsOf(tx, id, known), on, known) })),
    route(calls.myEvaluations, async (tx, _actor, { known = null }) => ({ rows: await ownOf(tx, known) })),
    route(calls.openRound, openRound),
    route(calls.extendRound, async (tx, actor, given) => extendRound(tx, actor, { ...given, id: await held(tx, given.id) })),
    route(calls.withdrawRound, async (tx, actor, given) => withdrawRound(tx, actor, { ...given, id: await held(tx, given.id) })),
    route(calls.saveDraft, async (tx, actor, given) => saveDraft(tx, actor, await personOf(tx), { ...given, round: await held(tx, given.round) })),
    route(calls.give, async (tx, actor, given) => give(tx, actor, await personOf(tx), { ...given, round: await held(tx, given.round) })),
    route(calls.correct, async (tx, actor, given) => correct(tx, actor, await personOf(tx), { ...given, round: await held(tx, given.round) })),
    route(calls.answer, answer),
  ]
}
