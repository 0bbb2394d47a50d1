export type { Missing } from './board.ts'
