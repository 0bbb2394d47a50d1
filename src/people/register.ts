import type { Actor } from '#ground/actor.ts'
import type { Tx } from '#ground/database/database.ts'
import { differing, record } from '#ground/journal/journal.ts'
import { obey, Refusal } from '#ground/refusal.ts'
import type { Day } from '#ground/time/day.ts'
import { type IdentityKey, isIdentityNumber, kept, openIdentity, sealIdentity, shownIdentity } from './identity.ts'
import { changed, emptyPortrait, type Patch, type Portrait, portraitKeys, refusePortrait, tidied, type Version } from './person.ts'
import { findPerson, holderOfIdentity, insertPerson, insertVersion, lockPerson, replaceLine, sameVersionRow, setIdentity, versionsOf } from './store.ts'

export type NewPerson = Partial<Portrait> & { name: string; officeKey?: string | null; identityNumber?: string | null }

/** Enters a person. Known for the whole life until a change is told. Gives the id. */
export async function registerPerson(tx: Tx, actor: Actor, key: IdentityKey, { officeKey = null, identityNumber = null, ...given }: NewPerson): Promise<number> {
  const portrait = tidied({ ...emptyPortrait, ...given })
  obey(refusePortrait(portrait, actor.today))
  const id = await insertPerson(tx, officeKey)
  await insertVersion(tx, id, { ...portrait, from: null, until: null })
  if (identityNumber) await keepNumber(tx, key, id, identityNumber)
  await record(tx, actor, { what: 'people.register', units: [], people: [id], facts: {}, personal: { after: filledIn(portrait) } })
  return id
}

/** Tells a person's 12-digit number. What is kept of it identity.ts says. Another person who has it already is named; a hash that was moved to a row is no proof. */
export async function identify(tx: Tx, actor: Actor, key: IdentityKey, personId: number, number: string): Promise<void> {
  if (!await lockPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  const before = await findPerson(tx, personId)
  await keepNumber(tx, key, personId, number)
  const after = await findPerson(tx, personId)
  await record(tx, actor, { what: 'people.identify', units: [], people: [personId], facts: {}, personal: { before: { identity: before ? shownIdentity(key, before) : null }, after: { identity: after ? shownIdentity(key, after) : null } } })
}

async function keepNumber(tx: Tx, key: IdentityKey, personId: number, number: string): Promise<void> {
  if (!isIdentityNumber(number)) throw new Refusal('people.not-an-identity-number', {})
  const identity = kept(key, number)
  const holder = await holderOfIdentity(tx, identity.hash)
  if (holder && openIdentity(key, holder) === null) throw new Refusal('people.identity-moved', { personId: holder.id })
  if (holder && holder.id !== personId) throw new Refusal('people.identity-held-by', { personId: holder.id, name: holder.name })
  await setIdentity(tx, personId, identity, sealIdentity(key, personId, identity))
}

/** From a day on something is otherwise: a new schooling, a new residence. */
export const change = (tx: Tx, actor: Actor, personId: number, patch: Patch, from: Day) =>
  rewrite(tx, actor, 'people.change', personId, patch, from)

/** It was never so (or not since that day): what was believed stays readable as it was known then. */
export const correct = (tx: Tx, actor: Actor, personId: number, patch: Patch, from: Day | null, reason: string | undefined) =>
  rewrite(tx, actor, 'people.correct', personId, patch, from, reason)

async function rewrite(tx: Tx, actor: Actor, what: string, personId: number, given: Patch, from: Day | null, reason?: string) {
  const patch = tidied(given)
  obey(refusePortrait(patch, actor.today))
  if (!await lockPerson(tx, personId)) throw new Refusal('people.no-such-person', {})
  const known = await versionsOf(tx, [personId])
  const wanted = changed(known.map(({ personId: _, rowId: __, ...version }): Version => version), patch, from)
  const done = await replaceLine(tx, 'person_version', known, wanted, sameVersionRow, (version) => insertVersion(tx, personId, version))
  if (done) await record(tx, actor, {
    what, units: [], people: [personId], ...(reason ? { reason } : {}), facts: { from, fields: Object.keys(patch) },
    personal: differing<Partial<Portrait>>(standingOn(known, from), { ...standingOn(known, from), ...patch }, portraitKeys),
  })
}

/** What was believed for that day; of a whole life, what it ends with. */
const standingOn = (versions: Version[], from: Day | null): Partial<Portrait> =>
  versions.findLast((version) => from === null || version.from === null || version.from <= from) ?? {}

const filledIn = (portrait: Portrait) => Object.fromEntries(Object.entries(portrait).filter(([, value]) => value !== null))
