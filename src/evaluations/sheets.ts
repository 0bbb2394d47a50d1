import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import { findingSheet } from './finding-sheet.ts'
import { roundSheet } from './round-sheet.ts'

/** «Kỳ nhận xét», «Nhận xét»: what was found leans on the rounds. */
export const sheets: Sheet[] = [roundSheet, findingSheet]
