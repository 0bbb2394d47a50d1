import type { Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import type { Known } from '#posts/public.ts'
import { soonDays } from './note-step.ts'
import { tasksFrom } from './store.ts'
import type { Task } from './task.ts'

/** The tasks that come from a fact of another room, or from what lies below it: 'inspections/3' gives those of all its recommendations. As they stood on the day, as known. */
export const tasksOf = async (tx: Tx, origin: string, on: Day, known: Known = null): Promise<Task[]> =>
  tasksFrom(tx, sql`(t.origin = ${origin} or starts_with(t.origin, ${`${origin}/`}))`, on, await soonDays(tx, on), known)
