import { ageOn, type Day, isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { type PageProps, type PersonPanel, usePanels } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { person, type PersonSeen } from '../contract.ts'
import { EverCard } from './ever-card.tsx'
import { onDay, type VersionSeen } from './facts.ts'
import { PartyCard } from './party-card.tsx'
import { PortraitCard } from './portrait-card.tsx'
import { birthText } from './vague-day.ts'
import { words } from './words.ts'

/** One person on the day: who they are, how they stand in the Party, what other rooms know of them. */
export const PersonPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const id = Number(params.personId)
  const asked = useAsk(person, { id: Number.isInteger(id) && id > 0 ? id : 0, known: knownOn })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const seen = asked.data?.id === id ? asked.data : undefined
  if (!seen) return <Page title={say(words.people)}><Skeleton lines={10} /></Page>
  const version = onDay(seen.versions, day)
  const latest = version ?? seen.versions.at(-1)
  const path = [{ name: say(words.people), to: '/people' }, { name: latest?.name ?? '–' }]
  if (!latest) return <Page title={say(words.people)} path={path}><EmptyState title={say(words.notYet, { on: day })} why={say(words.notYetWhy)} /></Page>
  return (
    <Page key={id} title={latest.name} sub={subOf(latest, day, seen, say)} path={path} actions={<Actions id={id} />}>
      <Stack>
        {seen.restrictedOn && <Notice kind="warning">{say(words.restricted, { on: seen.restrictedOn })}</Notice>}
        <SameNotices seen={seen} />
        <Columns
          main={<><Panels personId={id} on={day} /><PartyCard seen={seen} /></>}
          side={<><PortraitCard seen={seen} version={latest} /><EverCard personId={id} /></>}
        />
      </Stack>
    </Page>
  )
}

const subOf = ({ birth, birthPrecision }: VersionSeen, on: Day, { statuses }: PersonSeen, say: Say): string => {
  const status = say(`people.status.${onDay(statuses, on)?.status ?? 'none'}`)
  return isDay(birth) ? `${say(words.bornText, { birth: birthText(birth, birthPrecision), age: ageOn(birth, birthPrecision, on) })} · ${status}` : status
}

const Actions = ({ id }: { id: number }) => {
  const say = useSay()
  const { readOnly, knownOn } = useDay()
  const [mayChange, mayCorrect] = [useMay('people.change'), useMay('people.correct')]
  if (knownOn) return null
  return (
    <>
      {mayChange && !readOnly && <LinkButton kind="main" to={`/people/${id}/change`}>{say(words.change)}</LinkButton>}
      {mayCorrect && <LinkButton to={`/people/${id}/correct`}>{say(words.correct)}</LinkButton>}
    </>
  )
}

const Panels = ({ personId, on }: { personId: number; on: Day }) => {
  const panels = [...usePanels().person].sort((a, b) => a.order - b.order)
  return <>{panels.map((panel) => <Panel key={panel.title.vi} panel={panel} personId={personId} on={on} />)}</>
}

const Panel = ({ panel: { title, may, panel: Content }, personId, on }: { panel: PersonPanel; personId: number; on: Day }) => {
  const say = useSay()
  return useMay(may ?? 'people.read') ? <Card title={say(title)}><Content personId={personId} on={on} /></Card> : null
}

/** Folded away, speaking for others, or perhaps the same as another record. */
const SameNotices = ({ seen: { id, keptId, folded, likely } }: { seen: PersonSeen }) => {
  const say = useSay()
  return (
    <>
      {keptId !== id && <Notice kind="warning" title={say(words.folded)}><Go to={`/people/${keptId}`}>{say(words.openKept)}</Go></Notice>}
      {folded.length > 0 && <Notice>{say(words.keeps, { count: folded.length })}: {folded.map((each, place) => <span key={each}>{place > 0 && ', '}<Go to={`/people/${each}`}>#{each}</Go></span>)}</Notice>}
      {likely.length > 0 && <Notice kind="warning">{say(words.likely, { names: likely.map(({ otherName }) => otherName) })} · <Go to={`/people/duplicates?nguoi=${id}`}>{say(words.compare)}</Go></Notice>}
    </>
  )
}
