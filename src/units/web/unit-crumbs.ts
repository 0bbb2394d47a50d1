import type { UnitSeen } from './answers.ts'

/** The path to a unit as links; the unit itself is the last, a link where a page stands below it. */
export const crumbsOf = ({ path, fullName, id }: Pick<UnitSeen, 'path' | 'fullName' | 'id'>, below?: string) => [
  ...path.map((unit) => ({ name: unit.fullName, to: `/units/${unit.id}` })),
  below === undefined ? { name: fullName } : { name: fullName, to: `/units/${id}` },
  ...(below === undefined ? [] : [{ name: below }]),
]
