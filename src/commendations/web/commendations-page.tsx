import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import type { Tone } from '#ground/web/tone.ts'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import type { CommendationState } from '../commendation.ts'
import { type CommendationSeen, listCommendations, type StreakSeen } from '../contract.ts'
import styles from './commendations.module.css'
import { words } from './words.ts'

const tones: Record<CommendationState, Tone> = { proposed: 'amber', decided: 'green', declined: 'grey' }
export const StateChip = ({ state }: { state: CommendationState }) => <span className={styles.nowrap}><Chip tone={tones[state]}>{useSay()(`commendations.state.${state}`)}</Chip></span>

const columnsOf = (say: Say): Column<CommendationSeen>[] => [
  { id: 've', header: say(words.topic), value: ({ topic }) => topic, cell: ({ id, topic }) => <span className={styles.wide}><Go to={`/commendations/${id}`}>{topic}</Go></span> },
  { id: 'ai', header: say(words.who), value: ({ collectives, people }) => collectives + people, cell: ({ collectives, people }) => say(words.counts, { collectives, people }) },
  { id: 'hinh-thuc', header: say(words.level), value: ({ level }) => say(`commendations.level.${level}`) },
  { id: 'nam', header: say(words.year), value: ({ year }) => String(year), hidden: true },
  { id: 'ngay', header: say(words.decidedOn), value: ({ decidedOn }) => decidedOn, cell: ({ decidedOn }) => (decidedOn ? writeDay(decidedOn) : '–') },
  { id: 'qd', header: say(words.decision), value: ({ paper }) => paper, cell: ({ paper, paperId }) => (paper && paperId ? <Go to={`/papers/${paperId}`}>{paper}</Go> : '–') },
  { id: 'ky', header: say(words.signer), value: ({ signer }) => signer },
  { id: 'kq', header: say(words.state), value: ({ state }) => say(`commendations.state.${state}`), cell: ({ state }) => <StateChip state={state} /> },
]

const streakColumns = (say: Say): Column<StreakSeen>[] => [
  { id: 'ai', header: say(words.who), value: ({ person, unit }) => person ?? unit, cell: ({ personId, person, unit, unitId }) => (personId ? (person ? <Go to={`/people/${personId}`}>{person}</Go> : say(words.hidden)) : unitId ? <Go to={`/units/${unitId}`}>{unit}</Go> : unit) },
  { id: 'lien', header: say(words.streak), value: ({ length }) => length, cell: ({ length }) => say(words.years, { count: length }), number: true },
  { id: 'nam', header: say(words.yearsList), value: ({ years }) => years.join(', ') },
]

/** The register of a unit on the day: how many collectives and people this year, each commendation, and who for years on end. */
export const CommendationsPage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, knownOn: known } = useDay()
  const unitId = useListUnit()
  const mayPropose = useMay('commendations.propose') && known === undefined
  const year = Number(url.get('nam'))
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const asked = useAsk(listCommendations, { unit: unitId, on: day, known, year: year > 1944 ? year : undefined })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const thisYear = Number(day.slice(0, 4))
  const to = `/commendations?unit=${unitId}&nam=${thisYear}`
  const years = Array.from({ length: 8 }, (_, back) => String(thisYear - back))
  return (
    <Page title={unit.data ? say(words.of, { unit: unit.data.fullName }) : say(words.commendations)} sub={say(words.sub)} actions={mayPropose && <LinkButton kind="main" icon="plus" to={`/commendations/new?unit=${unitId}`}>{say(words.propose)}</LinkButton>}>
      <Stack>
        {asked.data && (
          <Card>
            <Figure numerator={asked.data.collectives} to={to} short={say(words.collectives, { year: thisYear })}>
              <FigureList figures={[{ numerator: asked.data.people, to, label: say(words.people, { year: thisYear }) }, { numerator: asked.data.proposals, to: `/commendations?unit=${unitId}`, label: say(words.proposals) }]} />
            </Figure>
          </Card>
        )}
        <Card>
          <Filters label={say(words.filters)}><UnitFilter unitId={unitId} /><ChoiceFilter name="nam" label={say(words.year)} choices={years.map((each) => [each, each])} /></Filters>
          <Shown asked={asked} skeleton={<Skeleton lines={6} />}>
            {({ rows }) => <DataTable label={say(words.commendations)} rows={rows} columns={columnsOf(say)} rowKey={({ id }) => id} empty={<None unitId={unitId} filtered={year > 0} />} />}
          </Shown>
        </Card>
        {asked.data && asked.data.streaks.length > 0 && (
          <Card title={say(words.streaks)}><DataTable label={say(words.streaks)} name="lien" rows={asked.data.streaks} columns={streakColumns(say)} rowKey={({ unitId: at, personId }) => `${at}/${personId}`} /></Card>
        )}
      </Stack>
    </Page>
  )
}

const None = ({ unitId, filtered }: { unitId: number; filtered: boolean }) => {
  const say = useSay()
  const change = useChangeUrl()
  const { knownOn } = useDay()
  const mayPropose = useMay('commendations.propose') && knownOn === undefined
  if (filtered) return <EmptyState title={say(words.noneIn)} why={say(words.noneInWhy)} action={<Button onClick={() => change({ nam: undefined }, { keep: true })}>{say(words.clear)}</Button>} />
  return <EmptyState title={say(words.none)} why={say(words.noneWhy)} action={mayPropose && <LinkButton to={`/commendations/new?unit=${unitId}`}>{say(words.propose)}</LinkButton>} />
}
