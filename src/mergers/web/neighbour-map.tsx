import { useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useMedia } from '#ground/web/media.ts'
import { useToast } from '#ground/web/notes/toast.tsx'
import { changeNeighbours } from '../contract.ts'
import styles from './mergers.module.css'
import { lineBetween, type Pair, placed, type Spot } from './placing.ts'
import type { PlanSeen, VillageSeen } from './seen.ts'
import { words } from './words.ts'

const keyOf = ([a, b]: Pair) => `${Math.min(a, b)}/${Math.max(a, b)}`
const pairOf = (key: string) => key.split('/').map(Number) as [number, number]
const pitch = 116 // px from row to row

/** The villages as buttons, a line between those that touch: two chosen one after the other are joined or parted. Nothing is written before it is saved. */
export const NeighbourMap = ({ seen: { plan, villages, neighbours }, may }: { seen: PlanSeen; may: boolean }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(changeNeighbours)
  const columns = useColumns(villages.length)
  const [flipped, setFlipped] = useState<string[]>([]) // pairs in the order in which they were changed, each once
  const [picked, pick] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const [errors, setErrors] = useState<FieldError[]>([])
  const saved = new Set(neighbours.map(keyOf))
  const name = (id: number) => villages.find((village) => village.id === id)?.fullName ?? `#${id}`
  // boxes stay where they are while lines are drawn and saved: only other villages, or another width, place them anew
  const spots = useMemo(() => placed(villages.map(({ id }) => id), neighbours, columns), [villages.map(({ id }) => id).join(), columns])
  const isThere = (key: string) => saved.has(key) !== flipped.includes(key)
  const all = [...new Set([...saved, ...flipped])]
  const touching = (id: number) => all.filter(isThere).map(pairOf).flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))
  const flip = (key: string) => {
    const [one, other] = pairOf(key).map(name)
    setSaid(say(isThere(key) ? words.parted : words.joined, { one: one!, other: other! }))
    setFlipped(flipped.includes(key) ? flipped.filter((each) => each !== key) : [...flipped, key])
  }
  const choose = (id: number) => {
    if (picked === null) { pick(id); setSaid(say(words.pickOther, { village: name(id) })); return }
    pick(null)
    if (picked === id) setSaid('')
    else flip(keyOf([picked, id]))
  }
  const drop = () => { setFlipped([]); pick(null); setSaid(say(words.allUndone)) }
  const save = () => send.mutate({ unitId: plan.communeId, on: plan.on, add: flipped.filter((key) => !saved.has(key)).map(pairOf), drop: flipped.filter((key) => saved.has(key)).map(pairOf) }, {
    onSuccess: (done) => { setErrors([]); setFlipped([]); setSaid(''); tell(say(words.neighboursSaved, done)) },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  const picture = <Lines keys={all} spots={spots} columns={columns} lookOf={(key) => (flipped.includes(key) ? (saved.has(key) ? 'gone' : 'new') : 'kept')} />
  const height = Math.ceil(villages.length / columns) * pitch
  if (!may) return (
    <div className={styles.map} role="img" aria-label={say(words.picture)} style={{ height }}>
      {picture}
      {villages.map((village) => <span key={village.id} className={styles.node} data-short={isShort(village)} style={placeOf(spots.get(village.id), columns)}>{village.fullName}</span>)}
    </div>
  )
  return (
    <div>
      <ErrorSummary errors={errors} />
      <p className={styles.soft} id="neighbour-map-how">{say(words.mapHow)}</p>
      <div className={styles.map} role="group" aria-label={say(words.map)} aria-describedby="neighbour-map-how" style={{ height }} onKeyDown={(event) => { if (event.key === 'Escape' && picked !== null) { pick(null); setSaid('') } }}>
        {picture}
        {villages.map((village) => {
          const list = touching(village.id)
          return (
            <button key={village.id} type="button" className={styles.node} data-short={isShort(village)} aria-pressed={picked === village.id} style={placeOf(spots.get(village.id), columns)} onClick={() => choose(village.id)}
              aria-label={`${village.fullName}, ${list.length === 0 ? say(words.touchingNone) : say(words.touching, { list: list.map(name).join(', ') })}`}>{village.fullName}</button>
          )
        })}
      </div>
      <p role="status" className={styles.said}>{said}</p>
      {flipped.length > 0 && (
        <>
          <ul className={styles.list}>{flipped.map((key) => { const [one, other] = pairOf(key).map(name); return <li key={key}>{say(saved.has(key) ? words.willPart : words.willJoin, { one: one!, other: other! })}</li> })}</ul>
          <FormActions>
            <Button busy={send.isPending} onClick={save}>{say(words.saveLines, { count: flipped.length })}</Button>
            <Button icon="undo" onClick={() => flip(flipped.at(-1)!)}>{say(words.undoLine)}</Button>
            <Button kind="quiet" onClick={drop}>{say(words.undoAll)}</Button>
          </FormActions>
        </>
      )}
    </div>
  )
}

/** Three on a phone, that a name and a thumb have room; on a table about as many as rows. */
function useColumns(count: number): number {
  const [narrow, middling] = [useMedia('(max-width: 560px)'), useMedia('(max-width: 1000px)')]
  return Math.max(1, Math.min(count, narrow ? 3 : middling ? 5 : 7, Math.max(3, Math.ceil(Math.sqrt(count * 1.6)))))
}

const isShort = ({ households, least }: VillageSeen) => (households !== null && least !== null && households < least ? '' : undefined)
const across = (x: number, columns: number) => `${((x + 0.5) / columns) * 100}%`
const down = (y: number) => (y + 0.5) * pitch
const placeOf = (spot: Spot | undefined, columns: number) => (spot ? { left: across(spot.x, columns), top: down(spot.y), width: `calc(${100 / columns}% - var(--s4))` } : {})

const Lines = ({ keys, spots, columns, lookOf }: { keys: string[]; spots: Map<number, Spot>; columns: number; lookOf: (key: string) => 'kept' | 'new' | 'gone' }) => (
  <svg aria-hidden="true">
    {keys.flatMap((key) => {
      const [one, other] = pairOf(key).map((id) => spots.get(id))
      if (!one || !other) return []
      const bends = lineBetween(one, other, spots)
      return bends.slice(1).map((to, at) => <line key={`${key}/${at}`} data-look={lookOf(key)} x1={across(bends[at]!.x, columns)} y1={down(bends[at]!.y)} x2={across(to.x, columns)} y2={down(to.y)} />)
    })}
  </svg>
)
