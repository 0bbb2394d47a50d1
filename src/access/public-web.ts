export { tableWords } from './tables.ts'
