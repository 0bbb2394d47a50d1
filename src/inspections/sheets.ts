import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import { findingSheet } from './finding-sheet.ts'
import { teamSheet } from './team-sheet.ts'
import { visitSheet } from './visit-sheet.ts'

/** «Đoàn kiểm tra», «Buổi kiểm tra», «Kết luận kiểm tra»: each row leans on one of the sheet before. */
export const sheets: Sheet[] = [teamSheet, visitSheet, findingSheet]
