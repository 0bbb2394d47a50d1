import { useState } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Row, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure } from '#ground/web/figure.tsx'
import { Go, useGo } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import type { z } from 'zod'
import { acceptScenario, dropScenario, readScenario, solvePlan } from '../contract.ts'
import type { Pin } from '../feasible.ts'
import { optionWords } from '../words.ts'
import { blockText } from './bits.tsx'
import { CompareCard } from './compare.tsx'
import { proofTones } from './feasible-page.tsx'
import { words } from './feasible-words.ts'
import { LawLine } from './law-line.tsx'
import styles from './plans.module.css'
import { words as planWords } from './words.ts'

export type Scenario = z.infer<typeof readScenario.gives>
type Chosen = Scenario['result']['chosen'][number]
type Blocked = Scenario['result']['blocked'][number]

/** Names of villages and persons of a scenario, by number. */
export const namesIn = ({ villages, people }: Scenario) => {
  const [village, person] = [new Map(villages.map((one) => [one.id, one])), new Map(people.map(({ id, name }) => [id, name]))]
  return { village: (id: number) => village.get(id)?.name ?? `#${id}`, commune: (id: number) => village.get(id)?.commune ?? null, person: (id: number | null) => (id === null ? '' : person.get(id) ?? `#${id}`) }
}

/** A feasible plan: how many and whether proven, why so, what blocks the others; rows are pinned and it is solved again. */
export const ScenarioPage = ({ params }: PageProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(readScenario, { id: Number(params.scenarioId), known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data || asked.data.id !== Number(params.scenarioId)) return <Page title={say(planWords.scenario)}><Skeleton lines={12} /></Page>
  return <ScenarioSeen key={asked.data.id} scenario={asked.data} />
}

const ScenarioSeen = ({ scenario }: { scenario: Scenario }) => {
  const say = useSay()
  const { knownOn } = useDay()
  const mayDraft = useMay('personnel-plans.draft') && knownOn === undefined
  const [pins, setPins] = useState<Pin[]>(scenario.pins)
  const { result, by, on, unitId, term, name, unit } = scenario
  const names = namesIn(scenario)
  const feasible = `/personnel-plans/feasible?unit=${unitId}&term=${term.id}`
  const pinned = (villageId: number) => pins.find((pin) => pin.villageId === villageId)
  const pin = (villageId: number, personId: number | null | undefined) => setPins([...pins.filter((one) => one.villageId !== villageId), ...(personId === undefined ? [] : [{ villageId, personId }])])
  const village = (id: number) => <Go to={`/personnel-plans/villages/${id}?term=${term.id}`}>{names.village(id)}</Go>
  const chosenColumns: Column<Chosen>[] = [
    { id: 'thon', header: say(words.village), value: ({ villageId }) => names.village(villageId), cell: ({ villageId }) => village(villageId) },
    { id: 'xa', header: say(words.commune), value: ({ villageId }) => names.commune(villageId) },
    { id: 'ai', header: say(words.who), value: ({ personId }) => names.person(personId), cell: ({ personId }) => <Go to={`/people/${personId}`}>{names.person(personId)}</Go> },
    { id: 'pa', header: say(words.option), value: ({ option }) => say(optionWords[option]) },
    ...(mayDraft ? [{
      id: 'giu', header: say(words.pin), unsorted: true, value: ({ villageId }: Chosen) => (pinned(villageId) ? say(words.pinned) : ''),
      cell: ({ villageId, personId }: Chosen) => <PinButtons names={names} villageId={villageId} personId={personId} pinned={pinned(villageId)} pin={pin} />,
    }] : []),
  ]
  const blockedColumns: Column<Blocked>[] = [
    { id: 'thon', header: say(words.village), value: ({ villageId }) => names.village(villageId), cell: ({ villageId }) => village(villageId) },
    { id: 'xa', header: say(words.commune), value: ({ villageId }) => names.commune(villageId) },
    { id: 'vuong', header: say(words.blockedBy), value: (one) => whyText(say, one) },
    { id: 'ai', header: say(words.nearest), value: ({ personId }) => names.person(personId), cell: ({ personId }) => (personId ? <Go to={`/people/${personId}`}>{names.person(personId)}</Go> : '') },
    { id: 'som', header: say(words.earliest), value: ({ earliestOn }) => earliestOn, cell: ({ earliestOn }) => <strong>{earliestOn ? writeDay(earliestOn) : say(words.noDay)}</strong> },
    ...(mayDraft ? [{
      id: 'giu', header: say(words.pin), unsorted: true, value: ({ villageId }: Blocked) => (pinned(villageId) ? say(words.pinned) : ''),
      cell: ({ villageId }: Blocked) => pinned(villageId) && <PinButtons names={names} villageId={villageId} personId={null} pinned={pinned(villageId)} pin={pin} />,
    }] : []),
  ]
  return (
    <Page title={name} sub={say(words.scenarioSub, { on: writeDay(on), by: writeDay(by), seconds: (result.millis / 1000).toFixed(1).replace('.', ','), candidates: result.candidates })} path={[{ name: say(planWords.plans), to: `/personnel-plans?unit=${unitId}&term=${term.id}` }, { name: `${unit} · ${term.name}`, to: feasible }, { name }]}>
      <Stack>
        <Card>
          <Figure numerator={result.chosen.length} denominator={result.villages} to={`/personnel-plans/scenarios/${scenario.id}#chosen`} short={say(words.canBe, { by: writeDay(by) })} formula={{ numerator: say(words.canBeOf), denominator: say(words.canBeAll) }} />
          <div className={styles.stack}>
            <Chip tone={proofTones[result.state]}>{say(words[`state_${result.state}`])}</Chip>
            {result.state === 'gap' && <Notice kind="warning">{say(words.gapTold, { most: result.villagesAtMost })}</Notice>}
            {result.state === 'impossible' && <Notice kind="bad">{say(words.impossible)}</Notice>}
            <h2>{say(words.why)}</h2>
            <ul>{result.met.map((met) => <li key={met.kind}>{metText(say, met)}</li>)}</ul>
            <LawLine law={result.law} />
            {mayDraft && <Acts scenario={scenario} pins={pins} back={feasible} />}
          </div>
        </Card>
        <Card title={say(words.blockedTitle, { count: result.blocked.length })}>
          <DataTable label={say(words.blockedTitle, { count: result.blocked.length })} name="vuong" rows={result.blocked} columns={blockedColumns} rowKey={({ villageId }) => villageId} order="-som" empty={<EmptyState title={say(words.noneBlocked)} />} />
        </Card>
        <div id="chosen">
          <Card title={say(words.chosenTitle, { count: result.chosen.length })}>
            <DataTable label={say(words.chosenTitle, { count: result.chosen.length })} name="chon" rows={result.chosen} columns={chosenColumns} rowKey={({ villageId }) => villageId} empty={<EmptyState title={say(words.state_impossible)} />} />
          </Card>
        </div>
        <CompareCard scenario={scenario} />
      </Stack>
    </Page>
  )
}

/** One sentence for each wish: whether it is met, where not, and what it costs. */
export const metText = (say: Say, { kind, limit, broken, costs, must, weight }: Scenario['result']['met'][number]): string => {
  const wish = `${say(words[`wish_${kind}`])}${limit === null ? '' : ` ${limit}`} (${must ? say(words.must) : say(words.weight, { weight })})`
  const cost = costs === null ? '' : ` ${costs > 0 ? say(words.costs, { costs }) : say(words.costsNothing)}`
  const told = broken === 0 || must ? words.met : kind === 'women' || kind === 'minorities' ? words.short : kind === 'officers' ? words.over : words.broken
  return say(told, { wish, broken }) + cost
}

const whyText = (say: Say, { why, blocks, wishes }: Blocked): string => [
  why === 'blocked' && blocks.length > 0 ? blocks.map((block) => blockText(say, block)).join('; ') : say(words[`why_${why}`]),
  ...wishes.map((wish) => say(words.unless, { wish: say(words[`wish_${wish}`]) })),
].join('. ')

type PinProps = { names: ReturnType<typeof namesIn>; villageId: number; personId: number | null; pinned: Pin | undefined; pin: (villageId: number, personId: number | null | undefined) => void }

const PinButtons = ({ names, villageId, personId, pinned, pin }: PinProps) => {
  const say = useSay()
  const facts = { village: names.village(villageId), who: names.person(personId) }
  if (pinned) return <Button small aria-pressed aria-label={say(words.unpinRow, facts)} onClick={() => pin(villageId, undefined)}>{say(pinned.personId === null ? words.leaveOut : words.pinned)}</Button>
  return <span className={styles.line}><Button small aria-pressed={false} aria-label={say(words.pinRow, facts)} onClick={() => pin(villageId, personId)}>{say(words.pin)}</Button><Button small kind="quiet" aria-label={say(words.leaveRow, facts)} onClick={() => pin(villageId, null)}>{say(words.leaveOut)}</Button></span>
}

const Acts = ({ scenario, pins, back }: { scenario: Scenario; pins: Pin[]; back: string }) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const [solves, accepts, drops] = [useTell(solvePlan), useTell(acceptScenario), useTell(dropScenario)]
  const [asking, setAsking] = useState<'accept' | 'drop'>()
  const [refused, setRefused] = useState('')
  const failed = (error: { code: string; facts: Record<string, unknown> }) => { setAsking(undefined); setRefused(say(error.code, error.facts)) }
  const { id, unitId, term, name, on, by, wishes, acceptedAt, result, pins: before } = scenario
  const changed = JSON.stringify(pins) !== JSON.stringify(before)
  return (
    <>
      {refused && <Notice kind="bad" live>{refused}</Notice>}
      {acceptedAt && <Notice kind="good">{say(words.accepted)}: {writeDay(acceptedAt.slice(0, 10) as never)}</Notice>}
      <p>{say(words.pins, { count: pins.length })}</p>
      <Row>
        <Button kind={changed ? 'main' : 'plain'} busy={solves.isPending} onClick={() => solves.mutate({ unitId, termId: term.id, on, by, wishes, pins, name: say(words.again, { name: name.replace(/ \([^)]*\)$/, '') }) }, { onSuccess: (made) => { toast(say(words.solved)); go(`/personnel-plans/scenarios/${made.id}?voi=${id}`) }, onError: failed })}>{say(words.solveAgain)}</Button>
        {!acceptedAt && result.state !== 'impossible' && <Button kind={changed ? 'plain' : 'main'} onClick={() => setAsking('accept')}>{say(words.accept)}</Button>}
        <Button kind="quiet" onClick={() => setAsking('drop')}>{say(words.drop)}</Button>
      </Row>
      <Confirm open={asking === 'accept'} close={() => setAsking(undefined)} title={say(words.accept)} verb={say(words.accept)} busy={accepts.isPending} confirm={() => accepts.mutate({ id }, { onSuccess: ({ drafted }) => { setAsking(undefined); toast(say(words.acceptedDone, { drafted })) }, onError: failed })}>{say(words.acceptWhy)}</Confirm>
      <Confirm open={asking === 'drop'} close={() => setAsking(undefined)} title={say(words.drop)} verb={say(words.drop)} danger busy={drops.isPending} confirm={() => drops.mutate({ id }, { onSuccess: () => { toast(say(words.dropped)); go(back) }, onError: failed })} />
    </>
  )
}
