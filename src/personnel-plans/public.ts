export { whyNotUnified } from './board.ts'
export { draft, approve, propose } from './draft.ts'
export { type Obstacle, obstacles, type Option, options } from './plan.ts'
