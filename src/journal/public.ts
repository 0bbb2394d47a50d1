export { digestDays } from './digest.ts'
export { lookLog, noteLooks } from './looks.ts'
export { markOf } from './mark.ts'
