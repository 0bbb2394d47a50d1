export { personFinder } from './web/find-person.ts'
export { ChipFilter, UnitFilter, unitFinder, useListUnit } from './web/list-filters.tsx'
export { StateChip } from './web/state-chip.tsx'
