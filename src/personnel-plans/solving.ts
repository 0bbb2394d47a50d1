import { Worker } from 'node:worker_threads'
import type { Feasible, Problem } from './feasible.ts'

let waiting: Promise<unknown> = Promise.resolve()

/** Solves in a thread of its own, one problem after the other: a solver takes a whole core. */
export function solveApart(problem: Problem): Promise<Feasible> {
  const turn = waiting.then(() => inThread(problem))
  waiting = turn.catch(() => undefined)
  return turn
}

const inThread = (problem: Problem) => new Promise<Feasible>((resolve, reject) => {
  const thread = new Worker(new URL('./solve-thread.ts', import.meta.url), { workerData: problem })
  thread.once('message', (plan: Feasible) => resolve(plan))
  thread.once('error', reject)
  thread.once('exit', (code) => reject(new Error(`the solver ended with ${code} and said nothing`)))
})
