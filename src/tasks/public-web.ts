export { hats } from './task.ts'
