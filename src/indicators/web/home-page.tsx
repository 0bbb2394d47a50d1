import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { addDays, day as dayFrom } from '#ground/time/day.ts'
import { CallFailed } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { Page } from '#ground/web/page.tsx'
import { type HomePanel, type PageProps, usePanels } from '#ground/web/screens.ts'
import { carryDays, useUrl, useUrlText } from '#ground/web/url.ts'
import { useMay, useWho } from '#ground/web/who.ts'
import { homePath, type Home, type HomeFigures, type Told, useHome, useIndicators } from './asking.ts'
import { ChildrenCard } from './children-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { HeroCard } from './hero-card.tsx'
import { KinLinks, KinNotice } from './kin.tsx'
import { MapCard } from './map-card.tsx'
import { MissingCard } from './missing-card.tsx'
import { PrintedCard } from './printed-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { SeriesCard } from './series-card.tsx'
import { SubLine } from './sub-line.tsx'
import { UnplacedNotice } from './unplaced-notice.tsx'
import { VillagesCard } from './villages-card.tsx'
import { words } from './words.ts'

const lost = new CallFailed('not-found', 'http.not-found')

/** The home of a unit on a day: of the one in the address, else of the account's own, else of the country. */
export const HomePage = ({ params }: PageProps) => {
  const { day, knownOn } = useDay()
  const who = useWho()
  const [chosen] = useUrlText('chi-so')
  const unitId: number | undefined = params['unitId'] ? Number(params['unitId']) : who?.unitId ?? undefined
  const home = useHome(unitId, day, knownOn, chosen)
  const told = useIndicators()
  if (Number.isNaN(unitId)) return <ErrorState error={lost} whole />
  const error = home.error ?? told.error
  if (error) return <ErrorState error={error} retry={() => { void home.refetch(); void told.refetch() }} whole />
  if (!home.data || !told.data) return <Skeleton lines={10} />
  const { unit, figures } = home.data
  if (unit.tree === 'party') return <Forward to={unit.counterpart ? homePath(unit.counterpart.id) : `/units/${unit.id}`} />
  if (unit.kind === 'village') return <Forward to={`/units/${unit.id}`} />
  const indicator = told.data.find(({ code }) => code === home.data.indicator)
  if (!figures || !indicator) return <NotThere home={home.data} />
  return <div aria-busy={home.isPlaceholderData || undefined}><Standing home={home.data} figures={figures} told={told.data} indicator={indicator} isWaiting={home.isPlaceholderData} /></div>
}

/** A committee's page is that of its area; a village has a page of its own. */
const Forward = ({ to }: { to: string }) => {
  const router = useRouter()
  const url = useUrl()
  const href = carryDays(to, url)
  useEffect(() => router.history.replace(href), [router, href])
  return <Skeleton lines={10} />
}

/** `isWaiting` while another day or unit is on its way: what asks for more waits too, as the unit may not stand on that day. */
export type Shown = { home: Home; figures: HomeFigures; told: Told[]; indicator: Told; isWaiting: boolean }

const pathOf = ({ unit }: Home, indicator: string) => [...unit.path.map(({ id, fullName }) => ({ name: fullName, to: homePath(id, indicator) })), { name: unit.fullName }]

const usePanelsHere = (): { cards: HomePanel[]; wide: HomePanel[]; actions: HomePanel[] } => {
  const panels = [...usePanels().home].sort((a, b) => a.order - b.order)
  return { cards: panels.filter(({ wide, action }) => !wide && !action), wide: panels.filter(({ wide }) => wide), actions: panels.filter(({ action }) => action) }
}

const Panel = ({ panel: { title, may, panel: Content, action }, unitId }: { panel: HomePanel; unitId: number }) => {
  const say = useSay()
  const { day } = useDay()
  if (!useMay(may)) return null
  return action ? <Content unitId={unitId} on={day} /> : <Card title={say(title)}><Content unitId={unitId} on={day} /></Card>
}

const Standing = (shown: Shown) => {
  const { home, figures, told, indicator } = shown
  const { unit } = home
  const say = useSay()
  const { cards, wide, actions } = usePanelsHere()
  const villages = figures.all.find(({ code }) => code === told.find(({ measures, splits }) => measures === 'count' && !splits)?.code)
  const isEmpty = villages?.numerator === 0
  return (
    <Page key={unit.id} title={unit.fullName} path={pathOf(home, indicator.code)} sub={<SubLine {...shown} />} actions={actions.map((panel) => <Panel key={say(panel.title)} panel={panel} unitId={unit.id} />)}>
      <Stack>
        <KinNotice unit={unit} />
        <UnplacedNotice unitId={unit.id} unplaced={figures.unplaced} />
        {isEmpty && <Card><EmptyState title={say(words.none)} why={say(words.noneWhy)} action={<LinkButton to="/imports" icon="upload">{say(words.import)}</LinkButton>} /></Card>}
        {isEmpty ? <><PrintedCard {...shown} /><CompareCard {...shown} /></> : <Columns
          main={<>
            <HeroCard {...shown} />
            {home.level === 'village' && !indicator.weighs ? <VillagesCard {...shown} /> : <ChildrenCard {...shown} />}
            <MapCard {...shown} />
            <ProfileCard {...shown} />
          </>}
          side={<>
            <MissingCard {...shown} />
            <SeriesCard {...shown} />
            <CompareCard {...shown} />
            <PrintedCard {...shown} />
            {cards.map((panel) => <Panel key={say(panel.title)} panel={panel} unitId={unit.id} />)}
          </>}
        />}
        {wide.map((panel) => <Panel key={say(panel.title)} panel={panel} unitId={unit.id} />)}
      </Stack>
    </Page>
  )
}

/** The unit ended before the day, or begins after it: where to look instead. */
const NotThere = ({ home }: { home: Home }) => {
  const { unit } = home
  const say = useSay()
  const { day } = useDay()
  const isEnded = unit.stands === 'ended'
  const turn = isEnded ? unit.upto : unit.since
  const seen = isEnded && unit.upto ? addDays(dayFrom(unit.upto), -1) : unit.since && dayFrom(unit.since)
  return (
    <Page title={unit.fullName} path={pathOf(home, '')}>
      <Card>
        <EmptyState
          title={say(isEnded ? words.ended : words.notYet, { name: unit.fullName, day })}
          why={say(isEnded ? words.endedWhy : words.notYetWhy, { day: turn })}
          action={seen && <LinkButton kind="main" to={homePath(unit.id, '', seen)}>{say(isEnded ? words.lastDay : words.firstDay, { day: seen })}</LinkButton>}
        />
        <KinLinks title={say(isEnded ? words.successors : words.origins)} kin={unit.kin.filter(({ side }) => side === (isEnded ? 'after' : 'before'))} />
      </Card>
    </Page>
  )
}
