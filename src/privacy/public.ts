export { keepPrivacy } from './keeper.ts'
