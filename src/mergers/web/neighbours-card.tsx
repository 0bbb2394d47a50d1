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
import { NeighbourMap } from './neighbour-map.tsx'
import type { PlanSeen } from './seen.ts'
import { words } from './words.ts'

/** Which villages touch: a map on which lines are drawn, the same in words, and a form that tells the neighbours of one. */
export const NeighboursCard = ({ seen, may }: { seen: PlanSeen; may: boolean }) => {
  const say = useSay()
  const { villages, neighbours } = seen
  const touching = (id: number) => neighbours.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))
  const name = (id: number) => villages.find((village) => village.id === id)?.fullName ?? `#${id}`
  return (
    <Card title={say(words.neighbours)} aside={<span className={styles.soft}>{say(words.neighboursSum, { count: neighbours.length })}</span>}>
      <Stack>
        {villages.length > 1 && (may || neighbours.length > 0) && <NeighbourMap seen={seen} may={may} />}
        <ul className={styles.list}>
          {villages.map(({ id, fullName }) => { const list = touching(id); return <li key={id}><span>{fullName} <span className={styles.soft}>{list.length === 0 ? say(words.touchingNone) : say(words.touching, { list: list.map(name).join(', ') })}</span></span></li> })}
        </ul>
        {may && villages.length > 1 && <details className={styles.holders}><summary>{say(words.byTicks)}</summary><NeighbourForm seen={seen} touching={touching} /></details>}
      </Stack>
    </Card>
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
