import { hash, verify } from '@node-rs/argon2'
import { Wait } from '#ground/http/reply.ts'
import { type Pepper, keyedHash } from './pepper.ts'

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

/** What stands before a hash that was made under the pepper; one without it was made before there was a pepper, or for a demonstration. */
const mark = 'peppered:'

const peppered = (password: string, pepper: Pepper) => keyedHash(pepper, 'password', composed(password)).toString('base64')

/** @param pepper null only for the accounts of a demonstration, whose password everybody knows */
export const hashPassword = (password: string, pepper: Pepper | null): Promise<string> =>
  inTurn(async () => (pepper ? mark + await hash(peppered(password, pepper), cost) : hash(composed(password), cost)))

/** Of a random code, which nobody can look up in a list: less work is enough (OWASP: 19 MiB, two passes). */
const costOfCode = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

export const hashCode = (code: string, pepper: Pepper): Promise<string> => inTurn(async () => mark + await hash(peppered(code, pepper), costOfCode))

/** Of no password that anybody typed; the same work as for one. */
const nobodys = '$argon2id$v=19$m=65536,t=3,p=1$bmhhdC10aGUgbm9ib2R5$3zzRV8yTnbS7Ls6eYWMOdQ3fKjVbVfLkJ3KcS1nq0mE'

/** Takes as long for an account that does not exist as for one that does. */
export async function isPassword(password: string, passwordHash: string | null, pepper: Pepper): Promise<boolean> {
  const kept = passwordHash ?? nobodys
  const typed = kept.startsWith(mark) ? peppered(password, pepper) : composed(password)
  const right = await inTurn(() => verify(kept.replace(mark, ''), typed))
  return right && passwordHash !== null
}

/** A hash from before the pepper is made anew at the next right password. */
export const isOutdated = (passwordHash: string): boolean => !passwordHash.startsWith(mark)
