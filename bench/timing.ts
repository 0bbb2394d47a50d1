/** What goes on, on stderr: stdout is for the table. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** Milliseconds of several ways to the same answer, in turns (a b c, a b c, …), so that whatever else the machine does falls on all. */
export async function inTurns<Name extends string>(rounds: number, ways: Record<Name, () => Promise<unknown>>): Promise<Record<Name, number>> {
  const names = Object.keys(ways) as Name[]
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (const name of names) await ways[name]() // not counted: plans, caches
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const begunAt = performance.now()
      await ways[name]()
      taken.get(name)?.push(performance.now() - begunAt)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<Name, number>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
