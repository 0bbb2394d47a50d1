import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import { attendanceSheet } from './attendance-sheet.ts'
import { sessionSheet } from './session-sheet.ts'

/** «Tập huấn», «Dự tập huấn»: who came leans on the sessions. */
export const sheets: Sheet[] = [sessionSheet, attendanceSheet]
