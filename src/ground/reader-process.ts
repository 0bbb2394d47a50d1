/** What a process that apart.ts starts has in common with the others: it says JSON, a value a line, and ends itself over its memory. */
import { once } from 'node:events'
import { exitTooHeavy } from './apart.ts'

export async function say(said: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(said)}\n`)) await once(process.stdout, 'drain')
}

/** Its orders, and `minded`: looks at the memory now, as is done all the while until `rest`. */
export function ordersOf<Orders>(): Orders & { minded(): void; rest(): void } {
  const orders = JSON.parse(process.argv[2]!) as Orders & { megabytes: number }
  const minded = () => { if (process.memoryUsage.rss() > orders.megabytes * 2 ** 20) process.exit(exitTooHeavy) }
  const minding = setInterval(minded, 50)
  return { ...orders, minded, rest: () => clearInterval(minding) }
}
