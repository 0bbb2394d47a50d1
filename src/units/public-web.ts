export { findUnits, getChildren, getUnit } from './contract.ts'
export { unitsNamed } from './web/units-named.ts'
