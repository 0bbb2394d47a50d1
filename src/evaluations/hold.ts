import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import type { Known } from '#posts/public.ts'
import { type RoundDraft, refuseExtension, refuseRound } from './evaluation.ts'
import { closeRound, findRound, isBegun, type Round, unitKind, writeRound } from './round-store.ts'
import { lockRound } from './store.ts'

const areas = ['province', 'district', 'commune']

/** A committee opens a round over those who lead the villages below it. */
export async function openRound(tx: Tx, actor: Actor, given: RoundDraft & { unitId: number; paperId: number | null }): Promise<{ id: number }> {
  const name = given.name.normalize('NFC').trim()
  obey(refuseRound({ ...given, name }))
  if (!areas.includes(await unitKind(tx, given.unitId) ?? '')) throw new Refusal('evaluations.held-by-an-area')
  const id = await writeRound(tx, null, { ...given, name })
  await record(tx, actor, { what: 'evaluations.open', units: [given.unitId], subject: `evaluations/${id}`, ...(given.paperId === null ? {} : { basis: `papers/${given.paperId}` }), facts: { from: given.from, till: given.till, closesOn: given.closesOn } })
  return { id }
}

export async function getRound(tx: Tx, id: number, known: Known = null): Promise<Round> {
  const round = await findRound(tx, id, known)
  if (!round) throw new Refusal('evaluations.no-such-round')
  return round
}

/** It closes later than was said. */
export async function extendRound(tx: Tx, actor: Actor, { id, closesOn, reason }: { id: number; closesOn: Day; reason: string }): Promise<{ id: number }> {
  await lockRound(tx, id)
  const round = await getRound(tx, id)
  obey(refuseExtension(round, closesOn))
  await writeRound(tx, id, { ...round, closesOn })
  await record(tx, actor, { what: 'evaluations.extend', units: [round.unitId], subject: `evaluations/${id}`, facts: { closesOn }, before: { closesOn: round.closesOn }, after: { closesOn }, reason })
  return { id }
}

/** A round opened by mistake goes, as long as nobody is assessed in it; as known before it stands. */
export async function withdrawRound(tx: Tx, actor: Actor, { id, reason }: { id: number; reason: string }): Promise<{ id: number }> {
  await lockRound(tx, id)
  const round = await getRound(tx, id)
  if (await isBegun(tx, id)) throw new Refusal('evaluations.begun')
  await closeRound(tx, id, reason)
  await record(tx, actor, { what: 'evaluations.withdraw', units: [round.unitId], subject: `evaluations/${id}`, facts: { till: round.till }, reason })
  return { id }
}
