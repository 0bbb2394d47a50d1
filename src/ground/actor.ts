import type { Day } from './time/day.ts'

/** How far a sign-in has come. Until it is whole, only calls that finish it are open: the second factor, an own password, a first factor. */
export type Stage = 'factor' | 'password' | 'enrol' | 'whole'

/** Who acts, on which day, what they may do, and the unit whose subtree they work for (null: all). */
export type Actor = {
  accountId: number
  name: string
  today: Day
  may: string[]
  unitId: number | null
  /** Hash of the session's token, 64 hexadecimal digits, by which the database knows who speaks. Absent where the program acts for somebody. */
  session?: string
  /** The roles held at this call, and where. Absent where the program acts for somebody. */
  holds?: readonly { role: string; areaId: number; everywhere: boolean }[]
  /** Two actors with the same view see the same rows: answers may be kept for both. */
  view?: string
  sessionId?: number   // absent where the program itself acts
  requestId?: string
  stage?: Stage        // absent is whole
  freshUntil?: number  // ms; until then the one who acts has just proved who they are
}
