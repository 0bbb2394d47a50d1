import { access } from '#access/capability.ts'
import { covers, coversFor, peopleListed, peopleNamed, unitsHolding } from '#access/public.ts'
import { accounts } from '#accounts/capability.ts'
import { commendations } from '#commendations/capability.ts'
import { documents as forms } from '#documents/capability.ts'
import type { Document } from '#documents/public.ts'
import { type Tx, row } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Route } from '#ground/http/route.ts'
import { messages as http } from '#ground/http/messages.ts'
import { messages as spreadsheet } from '#ground/spreadsheet/messages.ts'
import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Messages } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'
import { messages as time } from '#ground/time/messages.ts'
import { journal } from '#journal/capability.ts'
import { evaluations } from '#evaluations/capability.ts'
import { markOf } from '#journal/public.ts'
import { funds } from '#funds/capability.ts'
import { imports } from '#imports/capability.ts'
import { indicators as figures } from '#indicators/capability.ts'
import { type Indicator, figuresOf, papersOfTargets, scopeOf } from '#indicators/public.ts'
import { inspections } from '#inspections/capability.ts'
import { legalRules } from '#legal-rules/capability.ts'
import { mergers } from '#mergers/capability.ts'
import { papers } from '#papers/capability.ts'
import { people } from '#people/capability.ts'
import type { IdentityKey } from '#people/public.ts'
import { elections } from '#elections/capability.ts'
import { personnelPlans } from '#personnel-plans/capability.ts'
import { posts } from '#posts/capability.ts'
import { privacy } from '#privacy/capability.ts'
import { programmes } from '#programmes/capability.ts'
import { peopleWithin } from '#posts/public.ts'
import { trainings } from '#trainings/capability.ts'
import { tasks } from '#tasks/capability.ts'
import { units } from '#units/capability.ts'
import { restingOnUnits } from './resting-on-units.ts'
import { whyMissing } from './why-missing.ts'
import type { Keeper } from './backups/keeper.ts'
import { backupRoutes } from './backups/routes.ts'

/** What every room hands up; the rest is in the lists below. */
export type Capability = { name: string; messages: Messages; refusals?: Record<string, string> }

/** The table of contents of the product, from the ground up. Nothing else lists them all. */
export const capabilities: Capability[] = [papers, legalRules, accounts, units, people, figures, imports, forms, posts, tasks, elections, programmes, funds, mergers, inspections, personnelPlans, trainings, commendations, evaluations, journal, access, privacy]

/** The sentences of the ground and of all rooms, by code. */
export const messages: Messages = Object.assign({}, http, time, spreadsheet, ...capabilities.map((room) => room.messages))

/** Which refusal a named constraint stands for. */
export const refusals: Record<string, string> = Object.assign({}, ...capabilities.map((room) => room.refusals ?? {}))

export const indicators: Indicator[] = [...posts.indicators, ...tasks.indicators, ...elections.indicators, ...trainings.indicators, ...commendations.indicators, ...evaluations.indicators]

export const documents: Document[] = [...posts.documents, ...funds.documents]

/** The sheets of the workbook. @param identityKey under which identity numbers are hashed */
const sheetsWith = (identityKey: IdentityKey): Sheet[] => [papers.linkSheet(papersOfFacts), ...units.sheets, ...posts.sheetsFor(identityKey), ...elections.sheets, ...tasks.sheets, ...programmes.sheetsFor(indicators), ...funds.sheets, ...mergers.sheets, ...inspections.sheets, ...trainings.sheets, ...commendations.sheets, ...evaluations.sheets, ...figures.sheetsFor(indicators), ...personnelPlans.sheets]

/** The papers whose links go with a unit's workbook: those that set its targets, and those of its programmes. */
async function papersOfFacts(tx: Tx, unitId: number, on: Day): Promise<number[]> {
  return [...new Set([...await papersOfTargets(tx, unitId, on), ...await programmes.papersOf(tx, unitId, on)])]
}

/** Figures of the unit for the preview of an import: before and after. */
const preview: NonNullable<NonNullable<Parameters<typeof imports.importsOf>[3]>['preview']> = async (tx, unitId, on) => {
  const { figures: counted } = await figuresOf(tx, indicators, await scopeOf(tx, unitId, on))
  return indicators.map(({ code, name, measures }, at) => {
    const { numerator, denominator, value, percent } = counted[at]!
    return { code, name, measures, numerator, denominator, value, percent: percent?.one ?? null }
  })
}

/** The person that the holder of an account is, where staff named one ('people/12'). */
const personOf = async (tx: Tx): Promise<number | null> => (await row<{ id: number | null }>(tx, sql`select access_self() as id`)).id

/** keeper: makes the backups; none in the demonstration. */
export type Settings = Parameters<typeof accounts.routesFor>[0] & { keeper?: Keeper }

/** The rooms put together. @param identityKey the office's own key of identity numbers */
export function productWith(identityKey: IdentityKey) {
  const sheets = sheetsWith(identityKey)
  const importing = imports.importsOf(sheets, messages, markOf, { preview, mayWrite: (tx, actor, unitId) => coversFor(tx, actor, unitId, 'imports.accept') })
  return {
    sheets,
    importing,
    routes: (settings: Settings): Route[] => [
      ...papers.routesFor([units.restsOn, posts.restsOn, tasks.restsOn, programmes.restsOn, funds.restsOn, mergers.restsOn, inspections.restsOn, trainings.restsOn, commendations.restsOn, evaluations.restsOn]),
      ...legalRules.routes,
      ...units.routesFor([posts.holdsOn], unitsHolding, covers),
      ...people.routesFor(identityKey),
      ...accounts.routesFor(settings),
      ...figures.routesFor(indicators, { figures: (tx, unitId) => covers(tx, unitId, 'indicators.read'), people: (tx, unitId) => covers(tx, unitId, 'people.read'), holds: (tx, unitId, may) => covers(tx, unitId, may as Parameters<typeof covers>[2]) }),
      ...importing.routes,
      ...forms.routesFor(documents, markOf),
      ...posts.routesFor({ named: peopleNamed, listed: peopleListed }),
      ...funds.routes,
      ...mergers.routesFor(indicators.filter(({ may }) => may === undefined), [restingOnUnits], covers),
      ...tasks.routesFor({ personOf, mayAccept: (tx, unitId) => covers(tx, unitId, 'tasks.accept') }),
      ...elections.routesFor({ personOf, markOf }),
      ...programmes.routesFor({ indicators, covers, whyMissing: async (tx, indicator, unitId, on, known) => whyMissing(tx, indicator, unitId, on, known, await covers(tx, unitId, 'people.read')) }),
      ...inspections.routesFor({ personOf, mayDecide: (tx, unitId) => covers(tx, unitId, 'inspections.decide') }),
      ...personnelPlans.routes,
      ...trainings.routes,
      ...commendations.routesFor({ personOf }),
      ...evaluations.routesFor({ personOf, mayWrite: (tx, unitId) => covers(tx, unitId, 'evaluations.write') }),
      ...access.routes,
      ...journal.routesFor({ personOf, peopleWithin }),
      ...privacy.routesFor({ markOf }),
      ...backupRoutes(settings.keeper)
    ]
  }
}

export type Product = ReturnType<typeof productWith>
