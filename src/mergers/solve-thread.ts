import { parentPort, workerData } from 'node:worker_threads'
import { highsSolve } from '#ground/solver/highs.ts'
import type { Problem } from './problem.ts'
import { propose } from './solve.ts'

parentPort!.postMessage(propose(workerData as Problem, await highsSolve()))
