import type { Actor } from '#ground/actor.ts'
import { Refusal } from '#ground/refusal.ts'

/** Prove once more who you are, then ask again. */
export class StepUpNeeded extends Refusal {
  constructor() {
    super('http.step-up-needed')
  }
}

/** Whether the actor proved lately who they are. The program itself has no session and needs none. */
export const isFresh = (actor: Actor, now: number = Date.now()): boolean => actor.sessionId === undefined || (actor.freshUntil ?? 0) > now

/**
 * For acts that weigh only sometimes, such as an export of more than a hundred people; an act that always weighs says `fresh: true` in its contract.
 * @throws StepUpNeeded — answered 403; the screen asks for the second factor and repeats the call
 */
export function obeyFresh(actor: Actor, now?: number): void {
  if (!isFresh(actor, now)) throw new StepUpNeeded()
}
