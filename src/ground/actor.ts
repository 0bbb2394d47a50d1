import type { Day } from './time/day.ts'

/** Who acts, on which day, what they may do, and the unit whose subtree they work for (null: all). */
export type Actor = { accountId: number; name: string; today: Day; may: string[]; unitId: number | null }
