import type { Actor } from '#ground/actor.ts'
import { day, type Day } from '#ground/time/day.ts'

/** Two of the staff, by their accounts. */
export const staffMember = (accountId: number, today: Day | string = '2026-03-02'): Actor =>
  ({ accountId, name: accountId === 1 ? 'Lý Thị Mây' : 'Sùng A Páo', today: day(today), may: [], unitId: null })
