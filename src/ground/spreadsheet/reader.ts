/** The process that read-apart.ts starts: takes a file on its input, says on its output what it read, one JSON value a line. */
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { Refusal } from '../refusal.ts'
import type { Limits } from './limits.ts'
import { hear } from './read.ts'
import { type Said, exitTooHeavy } from './read-apart.ts'

const { name, limits, megabytes } = JSON.parse(process.argv[2]!) as { name: string; limits: Limits; megabytes: number }

async function say(said: Said): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await once(process.stdout, 'drain')
}

function minded(): void {
  if (process.memoryUsage.rss() > megabytes * 2 ** 20) process.exit(exitTooHeavy)
}

const minding = setInterval(minded, 50)
try {
  for await (const heard of hear(await buffer(process.stdin), name, limits)) {
    minded()
    await say(heard)
  }
  await say({ kind: 'done', megabytes: Math.round(process.resourceUsage().maxRSS / 1024) })
} catch (error) {
  await say(error instanceof Refusal ? { kind: 'refused', code: error.code, facts: error.facts } : { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  clearInterval(minding)
}
