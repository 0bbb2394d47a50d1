import { hash, verify } from '@node-rs/argon2'
import { Refusal } from '#ground/refusal.ts'
import { Wait } from '#ground/http/reply.ts'

const leastLength = 12
const mostLength = 256
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
const composed = (password: string) => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(composed(password), cost))

/** Takes as long for an account that does not exist as for one that does. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await nobody())
  const right = await inTurn(() => verify(against, composed(password)))
  return right && passwordHash !== null
}

let nobodys: Promise<string> | undefined
const nobody = () => (nobodys ??= hashPassword('nobody has this password'))

const common = [
  '123456', '12345678', '123456789', 'password', 'matkhau', 'mat khau', 'qwerty', 'abc123', '123456a@', 'admin', 'iloveyou', 'vietnam', 'anhyeuem', 'hanoi',
  'nhatthe', 'dangcongsan'
]

/** Long rather than odd: no rules on kinds of characters, no forced change (NIST SP 800-63B, OWASP ASVS 6.2). */
export function refuseToTakePassword(password: string, login: string): Refusal | null {
  const length = [...composed(password)].length
  if (length < leastLength) return new Refusal('accounts.password-too-short', { least: leastLength })
  if (length > mostLength) return new Refusal('accounts.password-too-long', { most: mostLength })
  const plain = composed(password).toLowerCase().replace(/[\s\d!@#.]+$/, '')
  const guessed = common.some((word) => plain === word || password.toLowerCase().replaceAll(word, '').length <= 3)
  if (guessed || /^(.)\1*$/u.test(password) || (login.length > 2 && password.toLowerCase().includes(login.toLowerCase()))) return new Refusal('accounts.password-easily-guessed')
  return null
}
