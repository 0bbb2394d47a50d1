import type { Day } from './time/day.ts'

/** Who acts, on which day, what they may do, and the unit whose subtree they work for (null: all); in which session and by which request, where there is one. */
export type Actor = { accountId: number; name: string; today: Day; may: string[]; unitId: number | null; sessionId?: number; requestId?: string }
