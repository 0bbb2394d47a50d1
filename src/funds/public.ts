export { setResolution } from './resolution.ts'
