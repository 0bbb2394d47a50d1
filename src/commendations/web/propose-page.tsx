import { type SubmitEvent, useMemo, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import type { Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { personFinder, useUnitField } from '#posts/public-web.ts'
import { type Level, levels, refuseProposal } from '../commendation.ts'
import { propose } from '../contract.ts'
import styles from './commendations.module.css'
import { words } from './words.ts'

const fieldOf: Record<string, string> = {
  'commendations.topic-missing': 'topic', 'commendations.nobody': 'collective', 'commendations.in-the-future': 'proposedOn', 'commendations.year-to-come': 'year', 'commendations.twice': 'collective', 'commendations.not-below': 'collective', 'access.unit-not-yours': 'unit',
}

type Chosen = { unitId: number; personId: number | null; label: string }

/** Proposes collectives and people. */
export const ProposePage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { today } = useDay()
  const ofUnit = useUnitField()
  const people = useMemo(() => personFinder(today, say), [today, say])
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [at, setAt] = useState<Found>()
  const tell = useTell(propose)
  const add = (one: Chosen) => setChosen([...chosen.filter(({ unitId: id, personId }) => !(one.personId === null ? id === one.unitId && personId === null : personId === one.personId)), one])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [owner, proposedOn, topic, year] = [numberOf(form, 'unit'), dayOf(form, 'proposedOn'), textOf(form, 'topic'), Number(textOf(form, 'year'))]
    const rows = chosen.map(({ unitId: id, personId }) => ({ unitId: id, personId, note: null }))
    const refused = proposedOn ? refuseProposal({ topic, year, proposedOn, rows }, today) : null
    const found = [
      ...(owner ? [] : [{ name: 'unit', sentence: say(words.needUnit) }]), ...(proposedOn ? [] : [{ name: 'proposedOn', sentence: say(words.needDay) }]), ...(year > 1944 ? [] : [{ name: 'year', sentence: say(words.needYear) }]),
      ...(refused ? [{ name: fieldOf[refused.code] ?? 'topic', sentence: say(refused.code, refused.facts) }] : []),
    ]
    setErrors(found)
    if (found.length > 0 || !owner || !proposedOn) return
    tell.mutate({ unitId: owner, topic, year, proposedOn, level: textOf(form, 'level') as Level, rows }, {
      onSuccess: ({ id }) => { toast(say(words.done)); go(`/commendations/${id}`) },
      onError: onRefused,
    })
  }
  if (!ofUnit) return <Page title={say(words.propose)}><Skeleton lines={8} /></Page>
  return (
    <Page title={say(words.propose)} path={[{ name: say(words.commendations), to: '/commendations' }, { name: say(words.propose) }]} error={errors.length > 0}>
      <Card>
        <form noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <Fields>
            <PickField name="unit" label={say(words.owner)} {...ofUnit} error={wrong('unit')} />
            <TextField name="topic" label={say(words.topic)} hint={say(words.topicHint)} lines={2} maxLength={500} error={wrong('topic')} />
            <SelectField name="level" label={say(words.level)} choices={levels.map((level) => ({ value: level, label: say(`commendations.level.${level}`) }))} />
            <TextField name="year" label={say(words.year)} width="short" keys="numeric" initial={today.slice(0, 4)} maxLength={4} error={wrong('year')} />
            <DayField name="proposedOn" label={say(words.proposedOn)} initial={today} error={wrong('proposedOn')} />
            <PickField key={`t${chosen.length}`} name="collective" label={say(words.addCollective)} find={ofUnit.find} optional error={wrong('collective')} onPick={(found) => { if (found) add({ unitId: Number(found.key), personId: null, label: found.label }) }} />
            <PickField name="at" label={say(words.personUnit)} hint={say(words.personUnitHint)} find={ofUnit.find} optional onPick={setAt} />
            {at && <PickField key={`n${chosen.length}`} name="person" label={say(words.addPerson)} find={people} optional onPick={(found) => { if (found) add({ unitId: Number(at.key), personId: Number(found.key), label: `${found.label} · ${at.label}` }) }} />}
            {chosen.length > 0 && (
              <ul className={styles.many} aria-label={say(words.chosen)}>
                {chosen.map((one) => <li key={one.label}>{one.label}<Button kind="quiet" small icon="close" aria-label={say(words.remove, { name: one.label })} onClick={() => setChosen(chosen.filter((each) => each !== one))} /></li>)}
              </ul>
            )}
          </Fields>
          <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.propose)}</Button><Button onClick={() => go('/commendations')}>{say(words.cancel)}</Button></FormActions>
        </form>
      </Card>
    </Page>
  )
}
