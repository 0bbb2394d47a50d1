import type { Feature } from 'geojson'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { Topology } from 'topojson-specification'
import { useGo } from '../go.tsx'
import { useLanguage } from '../language.tsx'
import { writeNumber } from '#ground/text/numbers.ts'
import { carryDays, useUrl } from '../url.ts'
import { words } from '../words.ts'
import styles from './chart.module.css'
import { type Area, drawAreas, neighbour } from './projection.ts'
import { Twin } from './twin.tsx'

/** What an area shows: `value` chooses its shade, undefined is hatched as «no data»; `words` is the value as it is read. */
export type Place = { name: string; to?: string; value: number | undefined; words: string }

type ChoroplethProps = {
  label: string
  topology: Topology
  object: string
  keyOf: (feature: Feature) => string
  places: ReadonlyMap<string, Place>
  /** Four rising bounds between the five shades; left out, each shade holds about as many places. */
  bounds?: number[]
  unit?: string
  most?: number
  heads: [place: string, value: string]
  /** Names written on the map beside places too small to be seen; `at` in degrees. */
  marks?: { name: string; at: [longitude: number, latitude: number] }[]
}

const fifths = (values: number[]): number[] => {
  const sorted = [...values].sort((a, b) => a - b)
  return [1, 2, 3, 4].map((fifth) => sorted[Math.floor((sorted.length * fifth) / 5)] ?? 0)
}

/** A map in five shades; every place is a link reached by the arrow keys, with its name and value said. */
export const Choropleth = ({ label, topology, object, keyOf, places, bounds, unit = '', most = 560, heads, marks = [] }: ChoroplethProps) => {
  const { say, language } = useLanguage()
  const go = useGo()
  const url = useUrl()
  const hatch = useId()
  const drawing = useRef<SVGSVGElement>(null)
  const [at, setAt] = useState<string>()
  const [shown, setShown] = useState<string>()
  const { areas, width, height, at: placeOf } = useMemo(() => drawAreas(topology, object, keyOf, 640, most), [topology, object, keyOf, most])
  const steps = bounds ?? fifths([...places.values()].flatMap(({ value }) => (value === undefined ? [] : [value])))
  const shade = (value: number) => steps.filter((step) => value >= step).length + 1
  const fill = (key: string) => {
    const value = places.get(key)?.value
    return value === undefined ? `url(#${hatch})` : `var(--shade-${shade(value)})`
  }
  const focused = at ?? areas[0]?.key
  const spoken = ({ key }: Area) => { const place = places.get(key); return place ? `${place.name}: ${place.value === undefined ? say(words.noData) : place.words}` : say(words.noData) }
  const read = areas.find(({ key }) => key === shown)

  const walk = (event: KeyboardEvent) => {
    const from = areas.find(({ key }) => key === focused)
    const next = from && neighbour(areas, from, event.key)
    if (!next) return
    event.preventDefault()
    drawing.current?.querySelector<SVGElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus()
  }
  const write = (value: number) => writeNumber(value, { language }) + unit
  const ranges = [`< ${write(steps[0] ?? 0)}`, ...steps.slice(0, -1).map((step, index) => `${write(step)} – < ${write(steps[index + 1] ?? step)}`), `≥ ${write(steps.at(-1) ?? 0)}`]
  const rows = [...places.values()].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity)).map((place) => [place.name, place.value === undefined ? say(words.noData) : place.words])

  return (
    <Twin caption={label} table={{ head: heads, rows }} back={words.showMap}>
      <div className={styles.map} style={{ width }}>
        <svg ref={drawing} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label} onKeyDown={walk} onPointerLeave={() => setShown(undefined)}>
          <defs><pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--paper)" /><rect width="2" height="6" fill="var(--edge)" /></pattern></defs>
          {areas.map((area) => {
            const place = places.get(area.key)
            const href = place?.to && carryDays(place.to, url)
            return (
              <a key={area.key} data-key={area.key} href={href} role="link" aria-disabled={href ? undefined : true} aria-label={spoken(area)} tabIndex={area.key === focused ? 0 : -1} onFocus={() => { setAt(area.key); setShown(area.key) }} onBlur={() => setShown(undefined)} onPointerEnter={() => setShown(area.key)} onClick={(event) => { if (!place?.to || event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); go(place.to) }}>
                <path d={area.path} fill={fill(area.key)} className={place?.value === undefined ? styles.blank : undefined} />
              </a>
            )
          })}
          {marks.map(({ name, at: place }) => { const [x, y] = placeOf(place); return <text key={name} x={x} y={y} textAnchor="middle" className={styles.markOnMap} aria-hidden="true">{name}</text> })}
          {read && <path d={read.path} className={styles.outline} />}
        </svg>
        {read && <div className={styles.tip} aria-hidden="true" style={{ left: `${(100 * read.centre[0]) / width}%`, top: `${(100 * read.centre[1]) / height}%` }}>{spoken(read)}</div>}
      </div>
      <ul className={styles.shades} aria-label={say(words.legendOnMap)}>
        {ranges.map((range, index) => <li key={range + index}><i style={{ background: `var(--shade-${index + 1})` }} />{range}</li>)}
        <li><svg width="16" height="16" aria-hidden="true"><rect width="16" height="16" fill={`url(#${hatch})`} stroke="var(--edge)" /></svg>{say(words.noData)}</li>
      </ul>
    </Twin>
  )
}
