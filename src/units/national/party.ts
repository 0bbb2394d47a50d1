import type { Period, Tree } from './compose.ts'

const committees: Record<string, string> = {
  country: 'central', province: 'province_committee', district: 'district_committee', commune: 'commune_committee',
}

/** A committee wherever the State's tree has a province, a district or a commune, under the one above, for the same days. */
export function withParty(state: Tree): Tree {
  const shift = state.units.length
  const parallel = (id: number) => id + shift
  return {
    ...state,
    units: [...state.units, ...state.units.map((unit) => ({ ...unit, id: parallel(unit.id), tree: 'party' as const, kind: committees[unit.kind]! }))],
    versions: [...state.versions, ...state.versions.map((version) => committeeVersion(version, parallel))],
    passings: [...state.passings, ...state.passings.map((passing) => ({
      ...passing, fromId: parallel(passing.fromId), toId: passing.toId === null ? null : parallel(passing.toId), paper: 'party' as const, act: 'party' as const,
    }))],
    counterparts: state.units.filter((unit) => unit.kind !== 'country').map((unit) => [parallel(unit.id), unit.id]),
  }
}

function committeeVersion(version: Period, parallel: (id: number) => number): Period {
  const placed = { ...version, unitId: parallel(version.unitId), parentId: version.parentId === null ? null : parallel(version.parentId), legalKind: 'party' }
  if (version.parentId === null) return { ...placed, code: 'TW', name: 'Trung ương' }
  const atReform = version.act === 'provinces' || version.act === 'communes'
  return { ...placed, code: committeeCode(version.code), label: committeeLabel(version.label), act: atReform ? 'party' : version.act }
}

/** 'Phường' -> 'Đảng bộ phường' */
export const committeeLabel = (label: string) => `Đảng bộ ${label.toLowerCase()}`
export const committeeCode = (code: string) => `D${code}`
