import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go, useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useMay } from '#ground/web/who.ts'
import { StateChip } from '#posts/public-web.ts'
import { draftPlan, type PlannedSeen } from '../contract.ts'
import { type Option, options, refuseStep } from '../plan.ts'
import { optionWords } from '../words.ts'
import { PlanChip } from './bits.tsx'
import styles from './plans.module.css'
import { words } from './words.ts'

const columns = [null, ...options] as const
type Place = (typeof columns)[number]
/** What is in the hand: over which column, and whether it is held by the pointer. */
type Held = { villageId: number; from: Place; over: Place; pointer: boolean }

/** Who would hold both posts under an option, where the facts alone say; else the village's page asks. */
const personFor = (option: Option, { personId, headId, secretaryId }: PlannedSeen): number | null => personId ?? (option === 'retain' ? headId ?? secretaryId : option === 'admit_and_wait' || option === 'interim' ? headId : null)

/** The villages by what is planned. A card is moved by pointer, or lifted with Space, carried with the arrows and put down; each step is said aloud. */
export const Board = ({ villages, termId }: { villages: PlannedSeen[]; termId: number }) => {
  const say = useSay()
  const go = useGo()
  const { knownOn } = useDay()
  const mayDraft = useMay('personnel-plans.draft') && knownOn === undefined
  const tell = useTell(draftPlan)
  const [held, setHeld] = useState<Held>()
  const [said, setSaid] = useState('')
  const board = useRef<HTMLDivElement>(null)
  const nameOf = (place: Place) => say(place === null ? words.without : optionWords[place])

  const put = (one: PlannedSeen, to: Place) => {
    setHeld(undefined)
    const facts = { village: one.village, column: nameOf(to) }
    if (to === one.option || to === null) return setSaid(say(words.left, { village: one.village, column: nameOf(one.option) }))
    const personId = personFor(to, one)
    if (to === 'do_not_unify' || personId === null) return go(`/personnel-plans/villages/${one.villageId}?term=${termId}&pa=${to}`)
    tell.mutate({ unitId: one.villageId, termId, option: to, personId, dueOn: one.dueOn, obstacles: one.obstacles, reason: null }, {
      onSuccess: () => setSaid(say(words.dropped, facts)), onError: (failed) => setSaid(say(words.notMoved, { ...facts, why: say(failed.code, failed.facts) })),
    })
  }
  const carry = (one: PlannedSeen, event: KeyboardEvent) => {
    if (!held || held.pointer || held.villageId !== one.villageId) {
      if (event.key !== ' ' && event.key !== 'Enter') return
      event.preventDefault()
      setHeld({ villageId: one.villageId, from: one.option, over: one.option, pointer: false })
      return setSaid(say(words.lifted, { village: one.village, column: nameOf(one.option) }))
    }
    const at = columns.indexOf(held.over)
    const next = { ArrowRight: Math.min(columns.length - 1, at + 1), ArrowLeft: Math.max(0, at - 1) }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      setHeld({ ...held, over: columns[next]! })
      board.current?.children[next]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      return setSaid(say(words.over, { village: one.village, column: nameOf(columns[next]!), place: next + 1, count: columns.length }))
    }
    if (event.key === 'Escape') {
      setHeld(undefined)
      return setSaid(say(words.left, { village: one.village, column: nameOf(one.option) }))
    }
    if (event.key !== ' ' && event.key !== 'Enter') return
    event.preventDefault()
    put(one, held.over)
  }
  const columnAt = (event: PointerEvent): Place | undefined => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-column]')
    return found ? columns[[...(board.current?.children ?? [])].indexOf(found)] : undefined
  }

  return (
    <>
      <p className={styles.soft} id="board-help">{mayDraft && say(words.grabHelp)}</p>
      <div role="status" className={styles.said}>{said}</div>
      <div className={styles.board} ref={board} tabIndex={0} role="group" aria-label={say(words.board)}>
        {columns.map((place) => {
          const there = villages.filter(({ option }) => option === place)
          return (
            <section key={place ?? 'none'} data-column data-over={held?.over === place || undefined} className={styles.column} aria-label={`${nameOf(place)}: ${there.length}`}>
              <h2>{nameOf(place)} <span>{there.length}</span></h2>
              <ul>
                {there.map((one) => {
                  const movable = mayDraft && (one.planState === null || refuseStep('draft', { state: one.planState }) === null)
                  return (
                    <li key={one.villageId} className={styles.card} data-held={held?.villageId === one.villageId || undefined}>
                      <div className={styles.cardHead}>
                        <Go to={`/personnel-plans/villages/${one.villageId}?term=${termId}`}>{one.village}</Go>
                        {movable && (
                          <Button kind="quiet" small icon="menu" className={styles.grab ?? ''} aria-label={say(words.grab, { village: one.village })} aria-pressed={held?.villageId === one.villageId} aria-describedby="board-help"
                            onKeyDown={(event) => carry(one, event)} onBlur={() => { if (held && !held.pointer) setHeld(undefined) }}
                            onPointerDown={(event) => { if (event.button === 0) { event.currentTarget.setPointerCapture(event.pointerId); setHeld({ villageId: one.villageId, from: one.option, over: one.option, pointer: true }) } }}
                            onPointerMove={(event) => { const over = held?.pointer ? columnAt(event) : undefined; if (held && over !== undefined && over !== held.over) setHeld({ ...held, over }) }}
                            onPointerUp={() => { if (held?.pointer) put(one, held.over) }} onPointerCancel={() => setHeld(undefined)} />
                        )}
                      </div>
                      <StateChip state={one.state} />
                      {one.person && <span>{one.person}</span>}
                      {one.planState && <span className={styles.line}><PlanChip state={one.planState} />{one.dueOn && <small>{writeDay(one.dueOn)}</small>}</span>}
                    </li>
                  )
                })}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}
