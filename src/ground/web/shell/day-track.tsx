import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { addDays, addMonths, type Day, day as dayOf, daysBetween, writeDay, yearOf } from '#ground/time/day.ts'
import { useWidth } from '../chart/measure.ts'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './day-bar.module.css'

type DayTrackProps = { day: Day; from: Day; until: Day; breaks: Day[]; choose: (day: Day) => void }

const edge = 10

/** The years as a line with a knob: drag it, or arrow keys for days, with Shift or Page keys for months, Home and End. The breaks are dashed marks. */
export const DayTrack = ({ day, from, until, breaks, choose }: DayTrackProps) => {
  const say = useSay()
  const [box, width] = useWidth<HTMLDivElement>(320)
  const [dragged, setDragged] = useState<Day>()
  const shown = dragged ?? day
  const span = daysBetween(from, until)
  const within = (one: Day) => (one < from ? from : one > until ? until : one)
  const x = (one: Day) => edge + ((width - 2 * edge) * daysBetween(from, within(one))) / span
  const dayAt = (event: PointerEvent) => {
    const { left } = event.currentTarget.getBoundingClientRect()
    return within(addDays(from, Math.round((span * (event.clientX - left - edge)) / (width - 2 * edge))))
  }
  const walk = (event: KeyboardEvent) => {
    const month = event.shiftKey
    const back = month ? addMonths(day, -1) : addDays(day, -1)
    const on = month ? addMonths(day, 1) : addDays(day, 1)
    const next = { ArrowLeft: back, ArrowDown: back, ArrowRight: on, ArrowUp: on, PageDown: addMonths(day, -1), PageUp: addMonths(day, 1), Home: from, End: until }[event.key]
    if (!next) return
    event.preventDefault()
    choose(within(next))
  }
  const years = Array.from({ length: yearOf(until) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index)
  const every = Math.ceil((years.length * 40) / width)
  const startOf = (year: number) => dayOf(`${year}-01-01`)

  return (
    <div
      ref={box}
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label={say(words.dayTrack)}
      aria-valuemin={0}
      aria-valuemax={span}
      aria-valuenow={daysBetween(from, within(shown))}
      aria-valuetext={writeDay(shown)}
      onKeyDown={walk}
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); setDragged(dayAt(event)) }}
      onPointerMove={(event) => { if (dragged) setDragged(dayAt(event)) }}
      onPointerUp={(event) => { if (dragged) choose(dayAt(event)); setDragged(undefined) }}
      onPointerCancel={() => setDragged(undefined)}
    >
      <svg width={width} height="44" aria-hidden="true">
        <path d={`M${edge} 16H${width - edge}`} className={styles.rail} />
        {years.map((year) => <path key={year} d={`M${x(startOf(year))} 12v8`} className={styles.tick} />)}
        {years.filter((_, index) => index % every === 0).map((year, index) => <text key={year} x={x(startOf(year))} y="38" textAnchor={index === 0 ? 'start' : 'middle'} dx={index === 0 ? -edge / 2 : 0}>{year}</text>)}
        {breaks.map((one) => <path key={one} d={`M${x(one)} 4V28`} className={styles.break} />)}
        <circle cx={x(shown)} cy="16" r="8" className={styles.knob} />
      </svg>
      {dragged && <output className={styles.bubble} style={{ left: x(shown) }}>{writeDay(shown)}</output>}
    </div>
  )
}
