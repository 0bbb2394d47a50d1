export { personFinder } from './web/find-person.ts'
