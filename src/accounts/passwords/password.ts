import { hash, verify } from '@node-rs/argon2'
import { Wait } from '#ground/http/reply.ts'
import { lastNumber } from '#ground/keys.ts'
import { type Pepper, keyedHash, resealed, seal, unseal } from './pepper.ts'

/** argon2id (the library's default), 64 MiB, three passes, one lane: about 70 ms. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
const mostAtOnce = 2
const mostWaiting = 50

let atWork = 0
const waiting: (() => void)[] = []

/** Two hashes at once and fifty in line: a flood of sign-ins cannot take the machine's memory. Beyond that: come back. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (atWork >= mostAtOnce) {
    if (waiting.length >= mostWaiting) throw new Wait('accounts.many-sign-in', 503, 5)
    await new Promise<void>((turn) => waiting.push(turn))
  } else {
    atWork++
  }
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else atWork--
  }
}

/** The same characters however a keyboard composed them. */
export const composed = (password: string): string => password.normalize('NFC')

/**
 * How a hash is kept: 'peppered:' and the PHC string, made under the first key of the pepper; 'peppered-2:' under the second; nothing before it where it was made
 * before there was a pepper, or for a demonstration. 'sealed-2:' and base64: one that was there when the second key came, sealed under it, so that the former key alone tries no password.
 */
const shape = /^(?:peppered(?:-(\d+))?:)?(\$argon2.*)$/
const markOf = (pepper: Pepper) => (lastNumber(pepper) === 1 ? 'peppered:' : `peppered-${lastNumber(pepper)}:`)
const place = 'password_hash'

const peppered = (password: string, pepper: Pepper, number?: number) => keyedHash(pepper, 'password', composed(password), number).toString('base64')

/** key: the number of the key of the pepper under which the hash was made; undefined where under none. */
function readHash(kept: string, pepper: Pepper): { key: number | undefined; phc: string } {
  const [, sealedUnder, sealed] = /^sealed-(\d+):(.+)$/.exec(kept) ?? []
  const open = sealed === undefined ? kept : unseal(pepper, 'password hash', place, Buffer.from(sealed, 'base64'), Number(sealedUnder)).toString()
  const [, number = '1', phc = open] = shape.exec(open) ?? []
  return { key: open.startsWith('peppered') ? Number(number) : undefined, phc }
}

/** When a key comes: whatever hash is kept, sealed under it. @param from the number of the key in use until now @returns undefined where it does not open */
export function sealHash(kept: string, pepper: Pepper, from: number): string | undefined {
  const [, sealed] = /^sealed-\d+:(.+)$/.exec(kept) ?? []
  const under = sealed === undefined
    ? seal(pepper, 'password hash', place, Buffer.from(kept))
    : resealed(pepper, from, 'password hash', place, Buffer.from(sealed, 'base64'))
  return under && `sealed-${lastNumber(pepper)}:${under.toString('base64')}`
}

/** @param pepper null only for the accounts of a demonstration, whose password everybody knows */
export const hashPassword = (password: string, pepper: Pepper | null): Promise<string> =>
  inTurn(async () => (pepper ? markOf(pepper) + await hash(peppered(password, pepper), cost) : hash(composed(password), cost)))

/** Of a random code, which nobody can look up in a list: less work is enough (OWASP: 19 MiB, two passes). */
const costOfCode = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

export const hashCode = (code: string, pepper: Pepper): Promise<string> => inTurn(async () => markOf(pepper) + await hash(peppered(code, pepper), costOfCode))

/** Of no password that anybody typed; the same work as for one. */
const nobodys = '$argon2id$v=19$m=65536,t=3,p=1$bmhhdC10aGUgbm9ib2R5$3zzRV8yTnbS7Ls6eYWMOdQ3fKjVbVfLkJ3KcS1nq0mE'

/** Takes as long for an account that does not exist as for one that does. */
export async function isPassword(password: string, passwordHash: string | null, pepper: Pepper): Promise<boolean> {
  const { key, phc } = readHash(passwordHash ?? nobodys, pepper)
  const typed = key === undefined ? composed(password) : peppered(password, pepper, key)
  const right = await inTurn(() => verify(phc, typed))
  return right && passwordHash !== null
}

/** A hash from before the pepper or under a former key of it, by another algorithm than now or with less work, is made anew at the next right password. */
export function isOutdated(passwordHash: string, pepper: Pepper): boolean {
  const { key, phc } = readHash(passwordHash, pepper)
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(phc) ?? []
  return passwordHash.startsWith('sealed-') || key !== lastNumber(pepper) || Number(memory ?? 0) < cost.memoryCost || Number(passes ?? 0) < cost.timeCost
}
