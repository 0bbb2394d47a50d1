import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { type PageProps, type UnitPanel, usePanels } from '#ground/web/screens.ts'
import { mayBe, useWho } from '#ground/web/who.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import { getHistory, getLineage, getUnit } from '../contract.ts'
import { ActsDone } from './acts-done.tsx'
import { ActsMenu } from './acts-menu.tsx'
import { knownUntil, lastDay, type UnitSeen } from './answers.ts'
import { ChildrenCard, CoverCard } from './below.tsx'
import { Lineage } from './lineage.tsx'
import { MeasuresCard } from './measures-card.tsx'
import { NoUnit } from './no-unit.tsx'
import { NotStanding } from './not-standing.tsx'
import styles from './units.module.css'
import { crumbsOf } from './unit-crumbs.ts'
import { UnitTerms } from './unit-terms.tsx'
import { words } from './words.ts'

/** A unit on the day: what it is, what other rooms know of it, where it came from, what was done to it. */
export const UnitPage = ({ params }: PageProps) => {
  const { day, knownOn } = useDay()
  const id = Number(params.unitId)
  const asked = useAsk(getUnit, { id, on: day, ...knownUntil(knownOn) })
  if (asked.error) return <NoUnit error={asked.error} retry={() => void asked.refetch()} />
  if (!asked.data || asked.data.id !== id) return <Skeleton lines={8} />
  return <Unit key={id} unit={asked.data} />
}

/** Panels from this order on stand at the side, under the history. */
const atTheSide = 900

const Unit = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const who = useWho()
  const { day } = useDay()
  const panels = usePanels().unit.filter(({ may }) => mayBe(who, may ?? 'anyone')).sort((a, b) => a.order - b.order)
  const hasCover = unit.kind === 'village' || unit.kind === 'cell'
  const stands = unit.stands === 'yes'
  const shown = ({ title, panel: Panel }: UnitPanel) => <Card key={title.vi} title={say(title)}><Panel unitId={unit.id} on={day} /></Card>
  return (
    <Page
      title={unit.fullName}
      sub={<>{say(`units.legal.${unit.legalKind}`)} · {say(words.code)} {unit.code}</>}
      path={crumbsOf(unit)}
      actions={<><LinkButton icon="chart" to={`/home/${unit.id}`}>{say(words.home)}</LinkButton><ActsMenu unit={unit} /></>}
    >
      <Stack>
        {!stands && <NotStanding unit={unit} />}
        {unit.treeNote && <Notice>{say(unit.treeNote)}</Notice>}
        {stands && unit.unplaced > 0 && <Notice kind="warning" title={say(words.waiting, { count: unit.unplaced })}><p>{say(words.waitingWhy)}</p><div className={styles.standing}><LinkButton small to={`/units/unplaced?cua=${unit.id}`}>{say(words.place)}</LinkButton></div></Notice>}
        <Columns
          main={<>
            <Card title={say(words.about)}><UnitTerms unit={unit} /></Card>
            {unit.tree === 'state' && stands && unit.kind !== 'country' && <MeasuresCard unit={unit} />}
            {stands && panels.filter(({ order }) => order < atTheSide).map(shown)}
            {hasCover ? stands && <CoverCard unit={unit} /> : stands && <ChildrenCard unit={unit} />}
          </>}
          side={<><LineageCard unitId={unit.id} /><NamesCard unitId={unit.id} /><Card title={say(words.acted)}><ActsDone unitId={unit.id} /></Card>{panels.filter(({ order }) => order >= atTheSide).map(shown)}</>}
        />
      </Stack>
    </Page>
  )
}

const LineageCard = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const { data, error, refetch } = useAsk(getLineage, { id: unitId })
  return <Card title={say(words.lineage)}>{error ? <ErrorState error={error} retry={() => void refetch()} /> : data ? <Lineage kin={data} unitId={unitId} /> : <Skeleton />}</Card>
}

const NamesCard = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const { data, error, refetch } = useAsk(getHistory, { id: unitId })
  return (
    <Card title={say(words.names)}>
      {error ? <ErrorState error={error} retry={() => void refetch()} /> : !data ? <Skeleton /> : (
        <Timeline items={[...data].reverse().map((told) => ({
          key: told.from ?? '', from: told.from, until: lastDay(told.upto), title: told.fullName,
          children: <>{say(`units.legal.${told.legalKind}`)} · {told.code}{told.parent && <> · {say(words.underParent, { parent: told.parent })}</>}</>,
        }))} />
      )}
    </Card>
  )
}
