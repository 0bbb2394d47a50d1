import { solveApart as inThread } from '#ground/solver/apart.ts'
import type { Feasible, Problem } from './feasible.ts'

export const solveApart = (problem: Problem): Promise<Feasible> => inThread(new URL('./solve-thread.ts', import.meta.url), problem)
