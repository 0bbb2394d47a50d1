import { useMemo } from 'react'
import { type Day, monthOf, yearOf } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Filters } from '#ground/web/table/filters.tsx'
import { useChangeUrl, useUrl, useUrlText } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { findUnits, getUnit } from '#units/public-web.ts'
import { words } from './words.ts'

/** The unit in the address, else the office's own; none for whoever sees the whole country and has chosen none. */
export const useFundUnit = (): number | undefined => {
  const who = useWho()
  const named = Number(useUrl().get('unit'))
  return Number.isInteger(named) && named > 0 ? named : who?.unitId ?? undefined
}

export type Period = { from: string; to: string }
const two = (month: number) => String(month).padStart(2, '0')
const firstYear = 2019

/** January to the month of a day: the period where none is chosen. */
export const yearUntil = (on: Day): Period => ({ from: `${yearOf(on)}-01`, to: on.slice(0, 7) })

/** Year and months of the address, else the year of the day looked at until its month. */
export const usePeriod = (): Period => {
  const url = useUrl()
  const { day } = useDay()
  const year = Number(url.get('nam')) || yearOf(day)
  const [first, last] = [Number(url.get('tu')) || 1, Number(url.get('den')) || (year === yearOf(day) ? monthOf(day) : 12)]
  return { from: `${year}-${two(Math.min(first, last))}`, to: `${year}-${two(Math.max(first, last))}` }
}

const kinds = 'province,district,commune,village'

export const unitFinder = (on: Day, of = kinds): Find => async (text, signal) =>
  (await ask(findUnits, { text, on, kinds: of, limit: 12 }, signal)).filter(({ stands }) => stands).map((found): Found => ({ key: String(found.id), label: found.fullName, note: found.place }))

export const UnitFilter = ({ unitId, of }: { unitId: number | undefined; of?: string }) => {
  const say = useSay()
  const { day } = useDay()
  const [, choose] = useUrlText('unit')
  const { data: unit } = useAsk(getUnit, unitId === undefined ? undefined : { id: unitId, on: day })
  const find = useMemo(() => unitFinder(day, of), [day, of])
  return <PickField key={`${unitId}/${unit?.id}`} name="unit" label={say(words.unit)} find={find} {...(unit ? { initial: { key: String(unit.id), label: unit.fullName } } : {})} onPick={(found) => { if (found) choose(found.key, { keep: true }) }} />
}

export const PeriodFilters = ({ unitId }: { unitId: number | undefined }) => {
  const say = useSay()
  const { day } = useDay()
  const change = useChangeUrl()
  const { from, to } = usePeriod()
  const choose = (name: string) => (value: string) => change({ [name]: value }, { keep: true })
  const latest = Math.max(yearOf(day), Number(from.slice(0, 4)))
  const years = Array.from({ length: Math.max(1, latest - firstYear + 1) }, (_, back) => ({ value: String(latest - back), label: String(latest - back) }))
  const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))
  return (
    <Filters label={say(words.filters)}>
      <UnitFilter unitId={unitId} />
      <SelectField key={`n${from}`} name="nam" label={say(words.year)} choices={years} initial={from.slice(0, 4)} onChoose={choose('nam')} />
      <SelectField key={`t${from}`} name="tu" label={say(words.from)} choices={months} initial={String(Number(from.slice(5)))} onChoose={choose('tu')} />
      <SelectField key={`d${to}`} name="den" label={say(words.to)} choices={months} initial={String(Number(to.slice(5)))} onChoose={choose('den')} />
    </Filters>
  )
}

/** '1.404.000 đ', or «chưa đủ căn cứ». */
export const useMoney = () => {
  const { say, language } = useLanguage()
  return (amount: number | null) => (amount === null ? say(words.noBasis) : `${writeCount(amount, language)} đ`)
}

/** The query that opens the same period elsewhere. */
export const periodQuery = (unitId: number, { from, to }: Period) => `unit=${unitId}&nam=${from.slice(0, 4)}&tu=${Number(from.slice(5))}&den=${Number(to.slice(5))}`
