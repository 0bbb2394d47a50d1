import type { Tx } from '#ground/database/database.ts'
import { today } from '#ground/time/day.ts'
import { numberOn } from '#legal-rules/public.ts'
import type { Figure } from './figure.ts'
import { childrenFigures, figuresOf, type ChildFigures } from './figures.ts'
import type { Indicator } from './indicator.ts'
import { scopeOf, type Scope } from './scope.ts'

/**
 * Figures of groups of people (women, ages, ethnic groups, schooling; what was found of them) as those see them who may not see people, or not that of them: a group, or what is left of the whole beside it, of one to four is withheld,
 * and with it whatever would tell it by subtraction: the other groups of its family, the same family of the units beside it (their sum is told above), and of all units below.
 */
export type Withheld = ReadonlySet<string> // codes of indicators

export const isOfGroup = ({ family }: Indicator): boolean => family !== undefined

/** Of these indicators the groups of people that are told with care: all to whoever may not see people, and those that ask for more to whoever holds that not. */
export async function hiddenFrom(indicators: readonly Indicator[], people: boolean, holds: (may: string) => Promise<boolean>): Promise<Indicator[]> {
  const groups = indicators.filter(isOfGroup)
  if (!people) return groups
  const lacking = new Set<string>()
  for (const may of new Set(groups.map((one) => one.may))) if (may !== undefined && !await holds(may)) lacking.add(may)
  return groups.filter(({ may }) => may !== undefined && lacking.has(may))
}

/** The least number of people of whom a figure is told. */
export const smallestGroup = async (tx: Tx): Promise<number> => (await numberOn(tx, 'privacy.smallest_group', today())).value

/** Codes withheld of one unit by its own figures alone; with one of a family goes the whole of it. */
export function smallIn(indicators: readonly Indicator[], figures: readonly Figure[], least: number): Set<string> {
  const isSmall = (count: number) => count > 0 && count < least
  const at = (indicator: Indicator | undefined) => figures.find(({ code }) => code === indicator?.code)
  const families = new Set<string>()
  for (const indicator of indicators.filter(isOfGroup)) {
    const figure = at(indicator)
    if (!figure || (figure.numerator === 0 && figure.denominator === 0)) continue
    const within = indicator.within === undefined ? undefined : at(indicators.find(({ code }) => code === indicator.within))
    const counts = [figure.denominator, figure.excluded, ...(indicator.measures === 'years' ? [] : [figure.numerator, figure.missing, ...(within ? [Math.abs(within.numerator - figure.numerator), Math.abs(within.missing - figure.missing)] : [])])]
    if (counts.some(isSmall)) families.add(indicator.family!)
  }
  return new Set(indicators.filter(({ family }) => family !== undefined && families.has(family)).map(({ code }) => code))
}

type Asking = { indicators: readonly Indicator[]; least: number; sees(unitId: number | null): Promise<boolean> }

/** What is withheld of a unit: by its own figures, by those of the units beside it, and by what is withheld above. */
export async function withheldOf(tx: Tx, asking: Asking, scope: Scope): Promise<Set<string>> {
  const groups = asking.indicators.filter(isOfGroup)
  const own = smallIn(groups, (await figuresOf(tx, groups, scope)).figures, asking.least)
  const { parentId } = scope.unit
  if (parentId === null || !await asking.sees(parentId)) return own
  return union(own, await withheldBelow(tx, asking, await scopeOf(tx, parentId, scope.on, scope.known)))
}

/** What is withheld of every unit right under this one: of all or of none. */
export async function withheldBelow(tx: Tx, asking: Asking, scope: Scope): Promise<Set<string>> {
  const groups = asking.indicators.filter(isOfGroup)
  const { children } = await childrenFigures(tx, groups, scope)
  return union(await withheldOf(tx, asking, scope), ...children.map(({ figures }) => smallIn(groups, figures, asking.least)))
}

const union = (...sets: Set<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]))

/** A figure that tells nothing: no count, no rate. */
export const hide = (figures: readonly Figure[], withheld: Withheld): Figure[] =>
  figures.map((figure) => (withheld.has(figure.code) ? { code: figure.code, numerator: 0, denominator: 0, excluded: 0, missing: 0, value: null, percent: null, withheld: true } : figure))

export const hideIn = (children: ChildFigures[], withheld: Withheld): ChildFigures[] => children.map(({ unit, figures }) => ({ unit, figures: hide(figures, withheld) }))
