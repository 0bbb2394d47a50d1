/** A seeded source of chance: the same seed gives the same register on every machine (xorshift128+ on 32-bit words). */
export type Chance = {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  happens(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of [value, weight] pairs. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  shuffled<T>(list: readonly T[]): T[]
}

export function chance(seed: number | string): Chance {
  let [a, b, c, d] = seeds(String(seed))
  const next = () => {
    const t = (a! ^ (a! << 11)) >>> 0
    a = b; b = c; c = d
    d = (d! ^ (d! >>> 19) ^ t ^ (t >>> 8)) >>> 0
    return d / 4294967296
  }
  for (let i = 0; i < 20; i++) next()
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick: (list) => list[between(0, list.length - 1)]!,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) if ((left -= weight) < 0) return value
      return list.at(-1)![0]
    },
    shuffled: (list) => {
      const out = [...list]
      for (let i = out.length - 1; i > 0; i--) {
        const j = between(0, i)
        ;[out[i], out[j]] = [out[j]!, out[i]!]
      }
      return out
    },
  }
}

/** Four non-zero words out of a text (FNV-1a, four offsets). */
function seeds(text: string): number[] {
  return [0x811c9dc5, 0x1b873593, 0x85ebca6b, 0xc2b2ae35].map((offset) => {
    let hash = offset
    for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
    return hash >>> 0 || 1
  })
}
