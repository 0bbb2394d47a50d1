import { access } from '#access/capability.ts'
import type { Route } from '#ground/http/route.ts'
import type { Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Messages } from '#ground/text/say.ts'
import { indicators as figures } from '#indicators/capability.ts'
import type { Indicator } from '#indicators/public.ts'
import { legalRules } from '#legal-rules/capability.ts'
import { papers } from '#papers/capability.ts'

/** What every room hands up; the rest is in the lists below. */
export type Capability = { name: string; messages: Messages; refusals?: Record<string, string> }

/** The table of contents of the product, from the ground up. Nothing else lists them all. */
export const capabilities: Capability[] = [papers, legalRules, access, figures]

export const indicators: Indicator[] = []

export const sheets: Sheet[] = [...figures.sheetsFor(indicators)]

/** Which refusal a named constraint stands for. */
export const refusals: Record<string, string> = Object.assign({}, ...capabilities.map((capability) => capability.refusals ?? {}))

export type Settings = Parameters<typeof access.routesFor>[0]

export const routesOf = (settings: Settings): Route[] => [
  ...papers.routesFor([]),
  ...legalRules.routes,
  ...access.routesFor(settings),
  ...figures.routesFor(indicators)
]
