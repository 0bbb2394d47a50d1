import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Visit } from '#ground/http/route.ts'
import { plainLogin } from './account.ts'
import { type Pepper, keyedHash } from './passwords/pepper.ts'

/** A browser that signed in before as this account is counted on its own: a stranger's guesses at the account do not make its owner wait. */
const cookie = 'device'
const days = 180
const mostLogins = 6 // of one shared computer

const proofOf = (pepper: Pepper, device: string, login: string) => keyedHash(pepper, 'device', `${device} ${plainLogin(login)}`).toString('base64url').slice(0, 22)

const same = (one: string, other: string) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** 'DEVICE.PROOF.PROOF…': 128 random bits and, of each login, a keyed hash of both. */
function read({ cookie: given }: Visit): { device: string; proofs: string[] } | null {
  const [device = '', ...proofs] = (given(cookie) ?? '').split('.')
  return /^[\w-]{22}$/.test(device) ? { device, proofs } : null
}

/** The device that this browser is for this login; null where it never signed in so, or the cookie is made up. */
export function knownDevice(visit: Visit, login: string, pepper: Pepper): string | null {
  const kept = read(visit)
  if (!kept) return null
  const proof = proofOf(pepper, kept.device, login)
  return kept.proofs.some((each) => same(each, proof)) ? `${kept.device} ${plainLogin(login)}` : null
}

export function keepDevice(visit: Visit, login: string, pepper: Pepper): void {
  const { device, proofs } = read(visit) ?? { device: randomBytes(16).toString('base64url'), proofs: [] }
  const proof = proofOf(pepper, device, login)
  const kept = [proof, ...proofs.filter((each) => each !== proof)].slice(0, mostLogins)
  visit.keepCookie(cookie, [device, ...kept].join('.'), days * 24 * 3600)
}
