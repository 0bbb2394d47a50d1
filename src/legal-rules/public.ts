export type { LegalRule } from './legal-rule.ts'
export { findRule, numberOn, ruleOn, rulesBetween } from './legal-rule.ts'
export { addWorkingDays, type Calendar, type CalendarDay, calendarIn, endOfLimit } from './working-days.ts'
