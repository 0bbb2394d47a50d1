export { may } from './may.ts'
