export type { LegalRule } from './legal-rule.ts'
export { findRule, numberOn, ruleOn } from './legal-rule.ts'
