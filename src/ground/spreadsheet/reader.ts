/** The process that read-apart.ts starts: takes a file on its input, says on its output what it read, one JSON value a line. */
import { buffer } from 'node:stream/consumers'
import { ordersOf, say } from '../reader-process.ts'
import { Refusal } from '../refusal.ts'
import type { Limits } from './limits.ts'
import { hear } from './read.ts'
import type { Said } from './read-apart.ts'

const { name, limits, minded, rest } = ordersOf<{ name: string; limits: Limits }>()
try {
  for await (const heard of hear(await buffer(process.stdin), name, limits)) {
    minded()
    await say(heard)
  }
  await say({ kind: 'done', megabytes: Math.round(process.resourceUsage().maxRSS / 1024) } satisfies Said)
} catch (error) {
  await say(error instanceof Refusal ? { kind: 'refused', code: error.code, facts: error.facts } : { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  rest()
}
