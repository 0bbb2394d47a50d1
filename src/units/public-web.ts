export { findUnits, getChildren, getUnit } from './contract.ts'
