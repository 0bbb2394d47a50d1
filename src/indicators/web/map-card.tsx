import { useQuery } from '@tanstack/react-query'
import type { Topology } from 'topojson-specification'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { later } from '#ground/web/screens.ts'
import { Suspense } from 'react'
import { getMap } from '../contract.ts'
import { type Figure, homePath, type Told } from './asking.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { words } from './words.ts'
import { writeYears } from './years.ts'

/** Where the names of the archipelagos are written, beside islands of a pixel or two. */
const archipelagos: { name: string; at: [number, number] }[] = [{ name: 'QĐ. Hoàng Sa', at: [112, 15.2] }, { name: 'QĐ. Trường Sa', at: [112.1, 10.9] }]

const Choropleth = later(async () => (await import('#ground/web/chart/choropleth.tsx')).Choropleth)

/** The units one level below in five shades of the chosen figure: provinces of the country, districts or communes of a province. */
export const MapCard = ({ home: { unit, level }, figures, indicator }: Shown) => {
  const { say, language } = useLanguage()
  const { day } = useDay()
  const before = day < figures.treeNote.changedOn
  const province = unit.kind === 'province' ? unit.code : undefined
  const hasMap = unit.kind === 'country' || unit.kind === 'province'
  const map = useQuery({ queryKey: [getMap.path, before, province], queryFn: ({ signal }) => ask(getMap, { before, province }, signal) as Promise<Topology | null>, staleTime: Infinity, enabled: hasMap })
  if (!hasMap || map.data === null || map.error) return null
  const label = `${say(words.mapTitle)}: ${say(indicator.name)}`
  const places = new Map(figures.ranking.units.map(({ unit: one, figure }) => [one.code, { name: one.fullName, to: homePath(one.id, indicator.code), ...shadeOf(indicator, figure, language) }]))
  return (
    <Card title={label}>
      {map.data ? (
        <Suspense fallback={<Skeleton height={420} />}>
          <Choropleth label={label} topology={map.data} object="areas" keyOf={({ id }) => String(id)} places={places} marks={unit.kind === 'country' ? archipelagos : []} most={unit.kind === 'country' ? 620 : 460}
            {...(indicator.measures === 'share' ? { bounds: [20, 50, 80, 95], unit: '%' } : {})} heads={[say(words[`levels_${level ?? 'province'}`]), say(words.rate)]} />
        </Suspense>
      ) : <Skeleton height={420} />}
      <p className={styles.note}>{before && `${say(words.mapApprox)} `}{say(words.mapNote)}</p>
    </Card>
  )
}

const shadeOf = ({ measures }: Told, { numerator, denominator, value }: Figure, language: 'vi' | 'en'): { value: number | undefined; words: string } => {
  if (measures === 'years') return { value: value === null ? undefined : Math.round(value * 10) / 10, words: writeYears(value, language) }
  if (measures === 'count') return { value: numerator || undefined, words: writeCount(numerator, language) }
  if (denominator === 0) return { value: undefined, words: '' }
  return { value: (100 * numerator) / denominator, words: `${writeCount(numerator, language)}/${writeCount(denominator, language)}, ${writeRate(numerator, denominator, 1, language)}` }
}
