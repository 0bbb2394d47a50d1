export type { RestsIn } from './undo.ts'
