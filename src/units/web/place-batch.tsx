import { useRef, useState } from 'react'
import { day } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { dayOf, numberOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { PaperPick } from '#papers/public-web.ts'
import { placeUnits } from '../contract.ts'
import { REFORM } from '../unit.ts'
import { words as actWords } from './act-words.ts'
import type { Given, Waiting } from './answers.ts'
import { words } from './place-words.ts'
import { Warnings } from './preview.tsx'
import type { Chosen } from './unplaced-page.tsx'
import styles from './units.module.css'

type Batch = { communeId: number; commune: string; villages: Waiting[] }

/** What was chosen, commune by commune. */
const batchesOf = (villages: Waiting[], chosen: Chosen): Batch[] => {
  const batches = new Map<number, Batch>()
  for (const village of villages) {
    const communeId = chosen.get(village.id)
    const commune = village.candidates.find(({ id }) => id === communeId)
    if (communeId === undefined || !commune) continue
    const batch = batches.get(communeId) ?? { communeId, commune: commune.fullName, villages: [] }
    batches.set(communeId, { ...batch, villages: [...batch.villages, village] })
  }
  return [...batches.values()]
}

type PlaceBatchProps = { villages: Waiting[]; chosen: Chosen; recorded: (ids: number[]) => void }

/** Day and paper once for all that was chosen; each commune's villages are one act. What was recorded leaves the list, what was refused stays with its reason. */
export const PlaceBatch = ({ villages, chosen, recorded }: PlaceBatchProps) => {
  const say = useSay()
  const tell = useToast()
  const place = useTell(placeUnits)
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [warnings, setWarnings] = useState<Given<typeof placeUnits>['warnings']>([])
  const [busy, setBusy] = useState(false)
  const batches = batchesOf(villages, chosen)
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence

  const send = async (): Promise<void> => {
    if (!form.current) return
    const given = new FormData(form.current)
    const on = dayOf(given, 'on')
    const paperId = numberOf(given, 'paper')
    const missing = [
      ...(batches.length === 0 ? [{ sentence: say(words.nothingChosen) }] : []),
      ...(on ? [] : [{ name: 'on', sentence: say(actWords.onMissing) }]),
      ...(paperId === undefined ? [{ name: 'paper', sentence: say(actWords.paperMissing) }] : []),
    ]
    setErrors(missing)
    if (missing.length > 0 || !on || paperId === undefined) return
    setBusy(true)
    const refused: FieldError[] = []
    const told: typeof warnings = []
    let count = 0
    for (const { communeId, commune, villages: some } of batches) {
      const unitIds = some.map(({ id }) => id)
      try {
        const done = await place.mutateAsync({ on, paperId, unitIds, communeId })
        told.push(...done.warnings)
        count += unitIds.length
        recorded(unitIds)
      } catch (error) {
        const sentence = error instanceof CallFailed ? say(error.code, error.facts) : String(error)
        refused.push({ sentence: say(words.failedFor, { commune, sentence }) })
      }
    }
    setBusy(false)
    setErrors(refused)
    setWarnings(told)
    if (count > 0) tell(say(words.recorded, { count }))
  }

  return (
    <Card title={say(words.batch)}>
      <form ref={form} noValidate onSubmit={(event) => { event.preventDefault(); void send() }}>
        <ErrorSummary errors={errors} />
        <Fields>
          <Warnings warnings={warnings} />
          {batches.length === 0 ? <p className={styles.soft}>{say(words.batchNone)}</p> : (
            <ul className={styles.sentences}>{batches.map(({ communeId, commune, villages: some }) => <li key={communeId}>{say(words.batchLine, { count: some.length, commune, villages: some.map(({ fullName }) => fullName) })}</li>)}</ul>
          )}
          <DayField name="on" label={say(actWords.on)} initial={day(REFORM)} error={wrong('on')} />
          <PaperPick name="paper" label={say(actWords.paper)} required error={wrong('paper')} />
        </Fields>
        <FormActions><Button type="submit" kind="main" busy={busy} disabled={batches.length === 0}>{say(words.send, { count: villages.length })}</Button></FormActions>
      </form>
    </Card>
  )
}
