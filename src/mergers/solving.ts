import { solveApart } from '#ground/solver/apart.ts'
import type { Problem, Proposal } from './problem.ts'

/** Null where nothing fits the wishes and the map. */
export const proposeApart = (problem: Problem): Promise<Proposal | null> => solveApart(new URL('./solve-thread.ts', import.meta.url), problem)
