import { useQuery } from '@tanstack/react-query'
import type { Day } from '#ground/time/day.ts'
import { ask } from '#ground/web/client.ts'
import { useAsk } from '#ground/web/asking.ts'
import { getHome, listIndicators } from '../contract.ts'

type Answer<Call> = Call extends { gives: { _output: infer Out } } ? Out : never
export type Home = Answer<typeof getHome>
export type HomeFigures = NonNullable<Home['figures']>
export type Told = Answer<typeof listIndicators>[number]
export type Figure = HomeFigures['all'][number]
export type Behind = HomeFigures['missing']
export type BehindRow = Behind['rows'][number]
export type Column = Behind['columns'][number]

/** The indicators and their words: asked once, they do not change while the page is open. */
export const useIndicators = () => useQuery<Told[]>({ queryKey: [listIndicators.path], queryFn: ({ signal }) => ask(listIndicators, {}, signal), staleTime: Infinity })

export const useHome = (unitId: number | undefined, on: Day, known: Day | undefined, indicator: string) =>
  useAsk(getHome, { unitId, on, known, indicator: indicator || undefined })

type Part = 'numerator' | 'denominator' | 'missing' | 'excluded'

/** The page of the rows behind a number. */
export const rowsPath = (code: string, unitId: number, part: Part = 'numerator', on?: string): string =>
  `/figures/${code}/rows?unit=${unitId}${part === 'numerator' ? '' : `&part=${part}`}${on ? `&ngay=${on}` : ''}`

export const homePath = (unitId: number, indicator = '', on?: string): string => {
  const query = new URLSearchParams({ ...(indicator ? { 'chi-so': indicator } : {}), ...(on ? { ngay: on } : {}) })
  return `/home/${unitId}${query.size ? `?${query}` : ''}`
}
