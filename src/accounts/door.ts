import type { Actor } from '#ground/actor.ts'
import { today } from '#ground/time/day.ts'

/** Who writes in the journal where nobody is signed in yet: the program at its door. */
export const door = (): Actor => ({ accountId: 0, name: 'Cửa đăng nhập', today: today(), may: [], unitId: null })
