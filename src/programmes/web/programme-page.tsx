import { LinkButton } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { Tabs } from '#ground/web/tabs.tsx'
import { isDay } from '#ground/time/day.ts'
import { ChildrenCard, formulaOf, MapCard, rowsPath, SeriesCard, TermsCard, useIndicators, useStanding } from '#indicators/public-web.ts'
import { type Board, dayText, paperText, periodText, useBoard } from './asking.ts'
import { MilestonesTab } from './milestones-tab.tsx'
import { MissingTab } from './missing-tab.tsx'
import { GoalBar } from './programmes-page.tsx'
import styles from './programmes.module.css'
import { SessionsTab } from './sessions-tab.tsx'
import { UnitsTab } from './units-tab.tsx'
import { words } from './words.ts'

/** One programme on the day looked at: its figure, each unit, what is late, why places miss, its steps and sessions. */
export const ProgrammePage = ({ params }: PageProps) => {
  const { say } = useLanguage()
  const asked = useBoard(params['number'], { asKnown: true })
  const told = useIndicators()
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const board = asked.data
  if (!board) return <Page title={say(words.programmes)}><Skeleton lines={10} /></Page>
  const { programme, lead, leads, lines, milestones, sessions, figure } = board
  const number = programme.number
  const weighs = told.data?.find(({ code }) => code === figure?.code)?.weighs // households that stayed away are no number of places
  return (
    <Page
      title={programme.name} path={[{ name: say(words.programmes), to: '/programmes' }, { name: programme.name }]} sub={<SubLine board={board} />}
      actions={leads && <><LinkButton to={`/programmes/${number}/amend`}>{say(words.amend)}</LinkButton><LinkButton kind="main" icon="plus" to={`/programmes/${number}/assign`}>{say(words.assign)}</LinkButton></>}
    >
      <div aria-busy={asked.isPlaceholderData || undefined}>
        <Tabs name="muc" label={say(words.tabs)} tabs={[
          { id: 'tinh-hinh', label: say(words.tabStanding), content: <StandingTab board={board} /> },
          { id: 'don-vi', label: say(words.tabUnits), count: lines.length, content: <UnitsTab board={board} /> },
          ...(figure ? [{ id: 'chua-dat', label: say(words.tabMissing), ...(weighs ? {} : { count: figure.missing }), content: <MissingTab board={board} /> }, { id: 'nhiem-ky', label: say(words.tabTerms), content: <TermsTab board={board} /> }] : []),
          { id: 'moc', label: say(words.tabMilestones), count: milestones.length, content: <MilestonesTab board={board} /> },
          { id: 'tuyen-truyen', label: say(words.tabSessions), count: sessions.length, content: <SessionsTab board={board} /> },
        ]} />
        <p className={styles.later}>{lead && say(words.lead, { name: lead.name })} · <InJournal of={`programmes/${number}`} /></p>
      </div>
    </Page>
  )
}

const SubLine = ({ board: { programme, paper, lead } }: { board: Board }) => {
  const { say } = useLanguage()
  return (
    <>
      {lead && <Go to={`/home/${lead.id}`}>{lead.name}</Go>} · {periodText(programme, say)} · {paper ? <Go to={`/papers/${paper.id}`}>{paperText(paper, say)}</Go> : say(words.paperNone)}
    </>
  )
}

const StandingTab = ({ board }: { board: Board }) => {
  const { programme, figure } = board
  const { say } = useLanguage()
  if (programme.indicator === null) return <Card><EmptyState title={say(words.figureNone)} /></Card>
  if (!figure) return <Card><EmptyState title={say(words.figureNotYours)} /></Card>
  return <Standing board={board} indicator={programme.indicator} figure={figure} />
}

const Standing = ({ board: { programme }, indicator, figure }: { board: Board; indicator: string; figure: NonNullable<Board['figure']> }) => {
  const { say } = useLanguage()
  const { day } = useDay()
  const { shown, error, isThere } = useStanding(programme.unitId, indicator)
  if (error) return <ErrorState error={error} />
  if (!isThere) return <Card><EmptyState title={say(words.notThere, { day })} why={say(words.notThereWhy)} action={<LinkButton to={`/units/${programme.unitId}`}>{say(words.openUnit)}</LinkButton>} /></Card>
  if (!shown) return <Card><Skeleton lines={8} /></Card>
  const since = isDay(programme.startsOn) ? programme.startsOn : undefined
  return (
    <Columns
      main={<>
        <Card title={say(shown.indicator.name)}>
          <Figure numerator={figure.numerator} denominator={figure.denominator} to={rowsPath(indicator, programme.unitId)} formula={formulaOf(shown.indicator, figure, say)}>
            <GoalBar programme={programme} figure={figure} label={say(shown.indicator.name)} />
          </Figure>
        </Card>
        <ChildrenCard {...shown} />
        <MapCard {...shown} />
      </>}
      side={<>
        <SeriesCard {...shown} {...(since ? { since } : {})} />
        <Card title={say(words.days)}><Dates of={programme} /></Card>
      </>}
    />
  )
}

const Dates = ({ of: { acknowledgeBy, planBy, goalOn } }: { of: Board['programme'] }) => {
  const { say } = useLanguage()
  return <ul className={styles.lines}>{([[words.acknowledgeBy, acknowledgeBy], [words.planBy, planBy], [words.goalOn, goalOn]] as const).map(([word, on]) => <li key={say(word)}><span>{say(word)}</span><span>{dayText(on)}</span></li>)}</ul>
}

const TermsTab = ({ board: { programme } }: { board: Board }) => {
  const { say } = useLanguage()
  const { day } = useDay()
  const { shown, error, isThere } = useStanding(programme.unitId, programme.indicator ?? '')
  if (error) return <ErrorState error={error} />
  if (!isThere) return <Card><EmptyState title={say(words.notThere, { day })} why={say(words.notThereWhy)} /></Card>
  return shown ? <TermsCard {...shown} /> : <Card><Skeleton lines={6} /></Card>
}
