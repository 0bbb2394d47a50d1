export { hats, taskStates } from './task.ts'
