import { Worker } from 'node:worker_threads'
import type { Problem, Proposal } from './problem.ts'

/** Solves in a thread of its own, so that the server answers others meanwhile. Null where nothing fits the wishes and the map. */
export const proposeApart = (problem: Problem): Promise<Proposal | null> => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./solver-worker.ts', import.meta.url), { workerData: problem })
  worker.once('message', (found: Proposal | null) => resolve(found))
  worker.once('error', reject)
  worker.once('exit', (code) => { if (code !== 0) reject(new Error(`the solver ended with ${code}`)) })
})
