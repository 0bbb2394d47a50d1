import { parentPort, workerData } from 'node:worker_threads'
import { feasiblePlan, type Problem } from './feasible.ts'
import { highsSolve } from '#ground/solver/highs.ts'

/** A thread of its own for one problem: the server answers others meanwhile. */
parentPort!.postMessage(feasiblePlan(workerData as Problem, await highsSolve()))
