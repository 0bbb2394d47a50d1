export { eraseFromEvaluations } from './erase.ts'
