import { type SubmitEvent, useState } from 'react'
import { addMonths, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FieldSet, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go, useGo } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { Filters } from '#ground/web/table/filters.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import type { z } from 'zod'
import { listScenarios, readBoard, solvePlan } from '../contract.ts'
import { needsLimit, type Wish, wishKinds } from '../wishes.ts'
import { TermChoice } from './bits.tsx'
import styles from './plans.module.css'
import { words } from './feasible-words.ts'
import { words as planWords } from './words.ts'

type Line = z.infer<typeof listScenarios.gives>[number]
export const proofTones = { optimal: 'green', gap: 'amber', impossible: 'red' } as const

const columnsOf = (say: Say): Column<Line>[] => [
  { id: 'ten', header: say(words.name), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/personnel-plans/scenarios/${id}`}>{name}</Go> },
  { id: 'den', header: say(words.by), value: ({ by }) => by, cell: ({ by }) => writeDay(by) },
  { id: 'thon', header: say(words.reached), value: ({ reached }) => reached, number: true, cell: ({ reached, villages }) => `${reached}/${villages}` },
  { id: 'cm', header: say(words.proof), value: ({ state }) => state, cell: ({ state, acceptedAt }) => <><Chip tone={proofTones[state]}>{say(words[`state_${state}`])}</Chip> {acceptedAt && <Chip tone="green">{say(words.accepted)}</Chip>}</> },
  { id: 'luc', header: say(words.madeAt), value: ({ madeAt }) => madeAt, cell: ({ madeAt }) => `${writeDay(madeAt.slice(0, 10) as never)} ${madeAt.slice(11, 16)}` },
]

/** Sets wishes, solves, and keeps what was solved before for comparison. */
export const FeasiblePage = () => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const unitId = useListUnit()
  const named = Number(useUrl().get('term'))
  const mayDraft = useMay('personnel-plans.draft') && knownOn === undefined
  const board = useAsk(readBoard, { unitId, on: day, known: knownOn, ...(named > 0 ? { termId: named } : {}) })
  const term = board.data?.term
  const asked = useAsk(listScenarios, term ? { unitId: board.data!.unit.id, termId: term.id, known: knownOn } : undefined)
  if (board.error) return <ErrorState error={board.error} retry={() => void board.refetch()} whole />
  if (!board.data) return <Page title={say(planWords.feasible)}><Skeleton lines={10} /></Page>
  return (
    <Page title={say(words.feasibleOf, { unit: board.data.unit.name })} sub={say(words.feasibleSub)} path={[{ name: say(planWords.plans), to: `/personnel-plans?unit=${unitId}` }, { name: say(planWords.feasible) }]}>
      <Stack>
        <Card>
          <Filters label={say(planWords.filters)}><UnitFilter unitId={unitId} />{term && <TermChoice terms={board.data.terms} term={term} />}</Filters>
          {!term && <EmptyState title={say(planWords.noTerm)} why={say(planWords.noTermWhy)} action={<LinkButton kind="main" to={`/terms?unit=${unitId}`}>{say(planWords.toTerms)}</LinkButton>} />}
        </Card>
        {knownOn !== undefined && <Notice>{say(words.solvesToday)}</Notice>}
        {term && mayDraft && <Card title={say(words.ask)}><SolveForm key={`${unitId}-${term.id}`} unitId={board.data.unit.id} termId={term.id} /></Card>}
        {term && <Card title={say(words.earlier)}><Shown asked={asked}>{(found) => <DataTable label={say(words.earlier)} rows={found} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<EmptyState title={say(words.noEarlier)} why={say(words.noEarlierWhy)} />} />}</Shown></Card>}
      </Stack>
    </Page>
  )
}

const hows = ['none', 'must', '9', '5', '2'] as const
const first: Partial<Record<Wish['kind'], { how: (typeof hows)[number]; limit?: number }>> = { 'keep-heads': { how: 'must' }, once: { how: 'must' }, women: { how: '2', limit: 15 }, residents: { how: '9' } }

/** The wishes of a form: those with a number and a weight. */
export function wishesIn(form: FormData): Wish[] {
  return wishKinds.flatMap((kind): Wish[] => {
    const how = textOf(form, `how-${kind}`)
    if (how === '' || how === 'none') return []
    return [{ kind, must: how === 'must', weight: how === 'must' ? 1 : Number(how), limit: needsLimit(kind) ? numberOf(form, `limit-${kind}`) ?? null : null }]
  })
}

const fieldOf: Record<string, string> = { 'personnel-plans.by-before-on': 'by', 'personnel-plans.scenario-without-name': 'name' }

const SolveForm = ({ unitId, termId }: { unitId: number; termId: number }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const tell = useTell(solvePlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((error) => error.name === name)?.sentence
  const by = addMonths(day, 6)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const asked = { name: textOf(form, 'name') || say(words.nameInitial, { by: writeDay(by) }), by: dayOf(form, 'by') }
    setErrors(asked.by ? [] : [{ name: 'by', sentence: say(planWords.needDay) }])
    if (!asked.by) return
    tell.mutate({ unitId, termId, on: day, name: asked.name, by: asked.by, wishes: wishesIn(form), pins: [] }, {
      onSuccess: ({ id }) => { toast(say(words.solved)); go(`/personnel-plans/scenarios/${id}`) },
      onError: (failed) => setErrors([{ ...(fieldOf[failed.code] ? { name: fieldOf[failed.code] } : failed.code === 'personnel-plans.wish-without-limit' ? { name: `limit-${failed.facts.wish}` } : {}), sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name="name" label={say(words.name)} maxLength={100} optional initial={say(words.nameInitial, { by: writeDay(by) })} error={wrong('name')} />
        <DayField name="by" label={say(words.by)} initial={by} error={wrong('by')} />
      </Fields>
      <FieldSet legend={say(words.wishes)}>
        <p className={styles.soft}>{say(words.wishesWhy)}</p>
        <div className={styles.wishes}>
          {wishKinds.map((kind) => (
            <div key={kind} className={styles.wish}>
              <SelectField name={`how-${kind}`} label={say(words[`wish_${kind}`])} initial={first[kind]?.how ?? 'none'} choices={hows.map((how) => ({ value: how, label: say(words[`how_${how}`]) }))} />
              {needsLimit(kind) ? <NumberField name={`limit-${kind}`} label={`${say(words.limit)}: ${say(words[`wish_${kind}`]).toLowerCase()}`} initial={first[kind]?.limit} optional error={wrong(`limit-${kind}`)} /> : <span />}
            </div>
          ))}
        </div>
      </FieldSet>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(tell.isPending ? words.solving : words.solve)}</Button></FormActions>
    </form>
  )
}
