import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { type Day, daysBetween, writeDay } from '#ground/time/day.ts'
import { useLanguage } from '../language.tsx'
import { writeCount } from '../numbers.ts'
import type { Tone } from '../tone.ts'
import { words } from '../words.ts'
import styles from './chart.module.css'
import { roundUp, useWidth } from './measure.ts'
import { Twin } from './twin.tsx'

/** Values hold from their day until the next one: the line goes in steps. */
export type Point = { day: Day; value: number }
export type Series = { name: string; points: Point[]; tone?: Tone }
type LineChartProps = { label: string; series: Series[]; target?: number; height?: number; write?: (value: number) => string; dayWord?: string }

const room = { top: 26, right: 10, bottom: 26, left: 46 }
/** Px from one day under the line to the next; the days up to which they are told by day and month. */
const [tickRoom, shortSpan] = [72, 62]
const dashes = ['', '6 4', '2 4', '8 3 2 3']

const stepPath = (places: [number, number][]) => places.map(([x, y], at) => (at === 0 ? `M${x},${y}` : `H${x}V${y}`)).join('')

/** A few series in steps with the target as a dashed line; the arrow keys or the pointer read it day by day. */
export const LineChart = ({ label, series, target, height = 210, write, dayWord }: LineChartProps) => {
  const { say, language } = useLanguage()
  const [box, width] = useWidth<HTMLDivElement>()
  const days = [...new Set(series.flatMap(({ points }) => points.map(({ day }) => day)))].sort()
  const [at, setAt] = useState<number>()
  const first = days[0]
  const last = days.at(-1)
  if (!first || !last) return <p className={styles.none}>{say(words.noData)}</p>

  const text = write ?? ((value: number) => writeCount(value, language))
  const top = roundUp(Math.max(target ?? 0, ...series.flatMap(({ points }) => points.map(({ value }) => value))))
  const span = Math.max(1, daysBetween(first, last))
  const x = (day: Day) => room.left + ((width - room.left - room.right) * daysBetween(first, day)) / span
  const y = (value: number) => height - room.bottom - ((height - room.top - room.bottom) * value) / top
  const valueOn = (points: Point[], day: Day) => points.findLast((point) => point.day <= day)?.value
  const place = Math.min(at ?? days.length - 1, days.length - 1)
  const day = days[place] ?? last
  const read = series.map(({ name, points }) => ({ name, value: valueOn(points, day) })).filter(({ value }) => value !== undefined)
  const spoken = `${writeDay(day)}: ${read.map(({ name, value }) => (series.length > 1 ? `${name} ${text(value ?? 0)}` : text(value ?? 0))).join(', ')}`
  const middle = days[Math.floor(days.length / 2)] ?? first
  const ticks = [first, ...(Math.min(x(middle) - x(first), x(last) - x(middle)) > tickRoom ? [middle] : []), ...(last === first ? [] : [last])]
  const tickText = (tick: Day) => (span > shortSpan ? writeDay(tick).slice(3) : writeDay(tick).slice(0, 5))

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const position = event.clientX - event.currentTarget.getBoundingClientRect().left
    const nearest = days.reduce((best, one, index) => (Math.abs(x(one) - position) < Math.abs(x(days[best] ?? first) - position) ? index : best), 0)
    setAt(nearest)
  }
  const walk = (event: KeyboardEvent) => {
    const next = { ArrowLeft: place - 1, ArrowRight: place + 1, ArrowDown: place - 1, ArrowUp: place + 1, Home: 0, End: days.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(days.length - 1, next)))
  }
  const table = { head: [dayWord ?? say(words.dataUntil), ...series.map(({ name }) => name)], rows: days.map((one) => [writeDay(one), ...series.map(({ points }) => { const value = valueOn(points, one); return value === undefined ? '–' : text(value) })]) }

  return (
    <Twin caption={label} table={table}>
      <div ref={box} className={styles.line} role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={days.length - 1} aria-valuenow={place} aria-valuetext={spoken} onKeyDown={walk} onPointerMove={point} onPointerLeave={() => setAt(undefined)}>
        <svg width={width} height={height} aria-hidden="true">
          {[0, top / 2, top].map((value) => <g key={value}><path d={`M${room.left} ${y(value)}H${width - room.right}`} className={value === 0 ? styles.axis : styles.grid} /><text x={room.left - 8} y={y(value) + 4} textAnchor="end">{text(value)}</text></g>)}
          {target !== undefined && <><path d={`M${room.left} ${y(target)}H${width - room.right}`} className={styles.target} /><text x={room.left + 4} y={y(target) + (target < top && y(target) - y(top) < 20 ? 15 : -7)} className={styles.targetWord}>{say(words.target, { value: text(target) })}</text></>}
          {series.map(({ name, points, tone }, index) => {
            const path = stepPath([...points.map((one): [number, number] => [x(one.day), y(one.value)]), [x(last), y(points.at(-1)?.value ?? 0)]])
            const start = points[0]
            return <g key={name} data-tone={tone ?? 'brand'}>{series.length === 1 && start && <path d={`${path}V${y(0)}H${x(start.day)}Z`} className={styles.area} />}<path d={path} className={styles.stroke} strokeDasharray={dashes[index]} /></g>
          })}
          <path d={`M${x(day)} ${room.top}V${y(0)}`} className={styles.cursor} opacity={at === undefined ? 0 : 1} />
          {read.map(({ name, value }) => <circle key={name} cx={x(day)} cy={y(value ?? 0)} r="5" data-tone={series.find((one) => one.name === name)?.tone ?? 'brand'} className={styles.mark} />)}
          {series.length === 1 && <text x={width - room.right} y="12" textAnchor="end" className={styles.readout}>{text(read[0]?.value ?? 0)} · {writeDay(day)}</text>}
          {ticks.map((tick, index) => <text key={tick} x={x(tick)} y={height - 6} textAnchor={index === 0 ? 'start' : tick === last ? 'end' : 'middle'}>{tickText(tick)}</text>)}
        </svg>
      </div>
      {series.length > 1 && <ul className={styles.series}>{series.map(({ name, tone }, index) => <li key={name} data-tone={tone ?? 'brand'}><svg width="26" height="8" aria-hidden="true"><path d="M0 4H26" className={styles.stroke} strokeDasharray={dashes[index]} /></svg>{name}<b>{text(read.find((one) => one.name === name)?.value ?? 0)}</b></li>)}<li>{writeDay(day)}</li></ul>}
    </Twin>
  )
}
