import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Find } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { useMay, useWho } from '#ground/web/who.ts'
import { addDays, day as dayFrom, writeDay } from '#ground/time/day.ts'
import { findUnits } from '#units/public-web.ts'
import { getHome, listTerms } from '../contract.ts'
import { homePath } from './asking.ts'
import styles from './home.module.css'
import { TermForm } from './term-form.tsx'
import { words } from './words.ts'

type Term = (typeof listTerms)['gives']['_output']['terms'][number]

/** A term is of an area; villages have none of their own. */
const areas: ReadonlySet<string> = new Set(['country', 'province', 'district', 'commune'])

/** The terms of a unit and of those above it, and the forms to open one and to correct one. */
export const TermsPage = () => {
  const say = useSay()
  const who = useWho()
  const { day: on, knownOn } = useDay()
  const [unitText, setUnit] = useUrlText('unit')
  const own = unitText ? Number(unitText) : who?.unitId ?? undefined
  const country = useAsk(getHome, own === undefined ? { unitId: undefined, on, known: undefined, indicator: undefined } : undefined)
  const unitId = own ?? country.data?.unit.id
  const asked = useAsk(listTerms, unitId === undefined ? undefined : { unitId, on })
  const mayEnter = useMay('indicators.enter-term') && knownOn === undefined
  const seesPlans = useMay('personnel-plans.read')
  const [opened, setOpened] = useState(0)
  const [mending, setMending] = useState<Term>()
  const error = asked.error ?? country.error
  if (error) return <ErrorState error={error} retry={() => void asked.refetch()} whole />
  const find: Find = async (text, signal) => (await ask(findUnits, { text, on, limit: 40 }, signal)).filter(({ kind }) => areas.has(kind)).slice(0, 12).map((unit) => ({ key: String(unit.id), label: unit.fullName, note: unit.place }))
  const unit = asked.data?.unit
  return (
    <Page title={say(words.terms)} sub={say(words.termsSub)} actions={seesPlans && <LinkButton to={`/personnel-plans${unitId === undefined ? '' : `?unit=${unitId}`}`}>{say(words.toPlans)}</LinkButton>}>
      <Stack>
        <Card><div className={styles.seek}><PickField key={unitId} name="unit" label={say(words.targetUnit)} find={find} {...(unit ? { initial: { key: String(unitId), label: unit.fullName } } : {})} onPick={(found) => { if (found) setUnit(found.key, { keep: true }) }} /></div></Card>
        <Shown asked={asked} skeleton={<Skeleton lines={6} />}>{({ terms }) => (
          <Card title={say(words.termsOf, { unit: unit?.fullName ?? '' })}><TermTable terms={terms} own={unitId} mend={mayEnter ? setMending : undefined} /></Card>
        )}</Shown>
        {mayEnter && unit && areas.has(unit.kind) && (
          <Card title={say(words.openTermFor, { unit: unit.fullName })}><TermForm key={`${unit.id}/${opened}`} unitId={unit.id} done={() => setOpened(opened + 1)} /></Card>
        )}
      </Stack>
      <Dialog open={mending !== undefined} close={() => setMending(undefined)} title={say(words.correctTermOf, { name: mending?.name ?? '' })}>
        {mending && <TermForm unitId={mending.unitId} term={mending} done={() => setMending(undefined)} />}
      </Dialog>
    </Page>
  )
}

const TermTable = ({ terms, own, mend }: { terms: Term[]; own: number | undefined; mend: ((term: Term) => void) | undefined }) => {
  const say = useSay()
  const { day: on } = useDay()
  const runs = ({ from, until }: Term) => (from === null || from <= on) && (until === null || on < until)
  const columns: Column<Term>[] = [
    { id: 'ten', header: say(words.term), value: ({ name }) => name, cell: (term) => <>{term.name} {runs(term) && <Chip tone="green">{say(words.termRuns)}</Chip>} {term.corrections > 0 && <Chip tone="grey">{say(words.termCorrected, { count: term.corrections })}</Chip>}</> },
    { id: 'tu', header: say(words.termFirst), value: ({ from }) => from, cell: ({ from }) => (from ? writeDay(dayFrom(from)) : say(words.termBeforeRecords)) },
    { id: 'den', header: say(words.termLast), value: ({ until }) => until, cell: ({ until }) => (until ? writeDay(addDays(dayFrom(until), -1)) : say(words.termLasts)) },
    { id: 'don-vi', header: say(words.targetUnit), value: ({ unit }) => unit, cell: ({ unitId, unit }) => <Go to={homePath(unitId)}>{unit}</Go> },
    { id: 'can-cu', header: say(words.basis), value: ({ basis }) => basis },
    ...(mend ? [{ id: 'sua', header: say(words.correctTerm), value: () => null, cell: (term: Term) => (term.unitId === own ? <Button small kind="quiet" aria-label={say(words.correctTermOf, { name: term.name })} onClick={() => mend(term)}>{say(words.correctTerm)}</Button> : '') }] : []),
  ]
  return <DataTable label={say(words.terms)} rows={terms} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.termsNone)} why={say(mend ? words.termsNoneWhy : words.termsNoneAsk)} />} />
}
