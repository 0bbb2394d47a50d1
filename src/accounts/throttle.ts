import { Wait } from '#ground/http/reply.ts'

/** How often somebody failed and when last, in ms. */
type Failures = { count: number; lastAt: number }

const longestWait = 15 * 60
const mostKept = 20_000

/** Seconds to wait after so many failures in a row: some are free, then 1, 2, 4 … at most 15 minutes. Never a lock for good: that would let anyone lock anyone out. */
export const waitAfter = (failures: number, free: number): number => (failures < free ? 0 : Math.min(2 ** (failures - free), longestWait))

export type Throttle = ReturnType<typeof throttle>

/** Remembers failures by a key (an account, a network). The oldest are forgotten when there are too many keys. */
export function throttle(free: number, now: () => number = Date.now) {
  const kept = new Map<string, Failures>()
  /** Whole seconds until this key may try again; 0 when it may. */
  const secondsLeft = (key: string): number => {
    const failures = kept.get(key)
    if (!failures) return 0
    return Math.max(0, Math.ceil(waitAfter(failures.count, free) - (now() - failures.lastAt) / 1000))
  }
  const failed = (key: string): void => {
    const count = (kept.get(key)?.count ?? 0) + 1
    kept.delete(key)
    kept.set(key, { count, lastAt: now() })
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  }
  const succeeded = (key: string): void => void kept.delete(key)
  /** Work that may be a guess: counted before it begins, so that a hundred at once are a hundred; forgotten when it was right. */
  const guard = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const seconds = secondsLeft(key)
    if (seconds > 0) throw new Wait('accounts.too-often', 429, seconds)
    failed(key)
    const done = await work()
    succeeded(key)
    return done
  }
  return { secondsLeft, failed, succeeded, guard }
}

/** Addresses are counted by the network that one subscriber holds: /24, or /64 of IPv6. */
export function networkOf(address: string): string {
  const v4 = /(\d+\.\d+\.\d+)\.\d+$/.exec(address)
  if (v4) return v4[1]!
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const whole = address.includes('::') ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left
  return whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '').toLowerCase()).join(':')
}
