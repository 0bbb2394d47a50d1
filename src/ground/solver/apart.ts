import { Worker } from 'node:worker_threads'

let waiting: Promise<unknown> = Promise.resolve()

/**
 * Solves a problem in a thread of its own, so that the server answers others meanwhile; one after the other, whoever asks: a solver takes a whole core.
 * The thread's file answers its `workerData` with one message. @throws what the thread throws, and where it ends without an answer
 */
export function solveApart<Problem, Found>(thread: URL, problem: Problem): Promise<Found> {
  const turn = waiting.then(() => inThread<Problem, Found>(thread, problem))
  waiting = turn.catch(() => undefined)
  return turn
}

const inThread = <Problem, Found>(file: URL, problem: Problem) => new Promise<Found>((resolve, reject) => {
  const thread = new Worker(file, { workerData: problem })
  thread.once('message', (found: Found) => resolve(found))
  thread.once('error', reject)
  thread.once('exit', (code) => reject(new Error(`the solver ended with ${code} and said nothing`)))
})
