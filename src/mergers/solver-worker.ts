import { parentPort, workerData } from 'node:worker_threads'
import { highsModel } from './highs.ts'
import type { Problem } from './problem.ts'
import { propose } from './solve.ts'

parentPort!.postMessage(propose(workerData as Problem, await highsModel()))
