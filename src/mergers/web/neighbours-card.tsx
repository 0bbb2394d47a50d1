import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { setNeighbours } from '../contract.ts'
import styles from './mergers.module.css'
import type { PlanSeen } from './seen.ts'
import { words } from './words.ts'

/** Which villages touch: a picture, the same in words, and a form that tells the neighbours of one. */
export const NeighboursCard = ({ seen, may }: { seen: PlanSeen; may: boolean }) => {
  const say = useSay()
  const { villages, neighbours } = seen
  const touching = (id: number) => neighbours.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))
  const name = (id: number) => villages.find((village) => village.id === id)?.fullName ?? `#${id}`
  return (
    <Card title={say(words.neighbours)} aside={<span className={styles.soft}>{say(words.neighboursSum, { count: neighbours.length })}</span>}>
      <Stack>
        {villages.length > 1 && neighbours.length > 0 && <Picture seen={seen} />}
        <ul className={styles.list}>
          {villages.map(({ id, fullName }) => { const list = touching(id); return <li key={id}><span>{fullName} <span className={styles.soft}>{list.length === 0 ? say(words.touchingNone) : say(words.touching, { list: list.map(name).join(', ') })}</span></span></li> })}
        </ul>
        {may && villages.length > 1 && <NeighbourForm seen={seen} touching={touching} />}
      </Stack>
    </Card>
  )
}

const [size, ring] = [420, 150]

/** The villages round a ring, a line between those that touch; the words beside it say the same. */
const Picture = ({ seen: { villages, neighbours } }: { seen: PlanSeen }) => {
  const say = useSay()
  const at = new Map(villages.map(({ id }, place) => { const turn = (2 * Math.PI * place) / villages.length - Math.PI / 2; return [id, { x: size / 2 + ring * Math.cos(turn), y: size / 2 + ring * Math.sin(turn) }] }))
  return (
    <svg className={styles.map} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={say(words.picture)}>
      {neighbours.map(([a, b]) => { const [one, other] = [at.get(a), at.get(b)]; return one && other && <line key={`${a}/${b}`} x1={one.x} y1={one.y} x2={other.x} y2={other.y} /> })}
      {villages.map(({ id, fullName, households, least }) => {
        const { x, y } = at.get(id)!
        return <g key={id} data-short={households !== null && least !== null && households < least ? '' : undefined}><circle cx={x} cy={y} r="8" /><text x={x} y={y + (y < size / 2 ? -14 : 24)}>{fullName.length > 16 ? `${fullName.slice(0, 15)}…` : fullName}</text></g>
      })}
    </svg>
  )
}

const NeighbourForm = ({ seen: { plan, villages }, touching }: { seen: PlanSeen; touching: (id: number) => number[] }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(setNeighbours)
  const [villageId, choose] = useState(villages[0]!.id)
  const [errors, setErrors] = useState<FieldError[]>([])
  const present = touching(villageId)
  const submit = (form: FormData) => send.mutate({ unitId: villageId, on: plan.on, neighbourIds: form.getAll('neighbours').map(Number) }, {
    onSuccess: (done) => { setErrors([]); tell(say(words.neighboursSaved, done)) },
    onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
  })
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Stack>
        <SelectField name="village" label={say(words.ofVillage)} choices={villages.map(({ id, fullName }) => ({ value: String(id), label: fullName }))} onChoose={(value) => choose(Number(value))} />
        <div className={villages.length > 9 ? styles.long : undefined}>
          <Ticks key={`${villageId}/${present.join()}`} name="neighbours" label={say(words.touches)} choices={villages.filter(({ id }) => id !== villageId).map(({ id, fullName, code }) => ({ value: String(id), label: fullName, hint: code }))} initial={present.map(String)} />
        </div>
      </Stack>
      <FormActions><Button type="submit" busy={send.isPending}>{say(words.save)}</Button></FormActions>
    </form>
  )
}
