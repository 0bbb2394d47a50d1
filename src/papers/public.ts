export type { Paper, PaperDraft, PaperKind, Resting, RestsOn } from './paper.ts'
export { enter as enterPaper, paperFor } from './enter.ts'
export { kindOf as kindOfPaper } from './kind.ts'
export { findPaper } from './store.ts'
