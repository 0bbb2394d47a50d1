export { type Erasure, noteErasures, readErasures } from './erasures.ts'
export { erasuresFileIn, keepErased, keepPrivacy } from './keeper.ts'
