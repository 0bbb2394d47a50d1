import { useState } from 'react'
import { type Day, today } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { Timeline, type TimelineItem } from '#ground/web/timeline.tsx'
import { beliefs, type HoldingSeen, postHistory, postKinds, unitPosts } from '../contract.ts'
import { instantText, knownDay } from './instant.ts'
import { words as listWords } from './list-words.ts'
import { PaperLine } from './paper-line.tsx'
import { postName } from './post-name.ts'
import styles from './posts.module.css'
import { asDay, dayText, lastDay } from './time-words.ts'
import { words } from './words.ts'

/** Everyone who held a post in a unit, with what was believed and corrected. */
export const HistoryPage = ({ params }: PageProps) => {
  const say = useSay()
  const { day } = useDay()
  const unitId = Number(params.unitId)
  const kinds = useAsk(postKinds, {})
  const posts = useAsk(unitPosts, { id: unitId, on: day, known: undefined })
  const history = useAsk(postHistory, { id: unitId, kind: params.kind })
  const unit = posts.data?.unit
  const kind = kinds.data?.find(({ code }) => code === params.kind)
  if (posts.error) return <ErrorState error={posts.error} retry={() => void posts.refetch()} whole />
  if (!unit || !kind) return <Page title={say(words.history)}>{posts.data && kinds.data ? <EmptyState title={say(words.historyNone)} why={say(words.historyNoneWhy)} action={<LinkButton to="/villages">{say(listWords.villages)}</LinkButton>} /> : <Skeleton lines={8} />}</Page>
  const post = say(postName({ ...kind, kind: kind.code }, unit.legalKind))
  return (
    <Page title={say(words.historyOf, { post })} sub={say(words.historySub)} path={[{ name: unit.name, to: `/units/${unit.id}` }, { name: post }]}>
      <Card>
        <Shown asked={history} skeleton={<Skeleton lines={6} />}>
          {(held) => (held.length === 0 ? <EmptyState title={say(words.historyNone)} why={say(words.historyNoneWhy)} /> : <Timeline items={held.map(itemOf)} />)}
        </Shown>
      </Card>
    </Page>
  )
}

const itemOf = (holding: HoldingSeen): TimelineItem => ({
  key: holding.number, from: asDay(holding.from) ?? null, until: lastDay(holding.until), tone: holding.interim ? 'amber' : holding.until ? 'grey' : 'brand',
  title: <Go to={`/people/${holding.personId}`}>{holding.name}</Go>, children: <About holding={holding} />,
})

const About = ({ holding }: { holding: HoldingSeen }) => {
  const say = useSay()
  return (
    <>
      {holding.interim && <Chip tone="amber">{say(words.interim)}</Chip>} {say(`posts.entered.${holding.entered}`)}
      {holding.paper && <> · <PaperLine paper={holding.paper} /></>}
      {holding.endReason && <div>{say(words.endedFor, { reason: say(`posts.end-reason.${holding.endReason}`) })}{holding.endPaper && <> · <PaperLine paper={holding.endPaper} /></>}</div>}
      <Beliefs number={holding.number} />
      <div><InJournal of={`appointments/${holding.number}`} /></div>
    </>
  )
}

/** What was ever recorded of one appointment; asked for when it is opened. */
export const Beliefs = ({ number }: { number: number }) => {
  const { say, language } = useLanguage()
  const [open, setOpen] = useState(false)
  const asked = useAsk(beliefs, open ? { number } : undefined)
  const told = ({ name, from, until }: HoldingSeen) => (until ? say(words.period, { name, from: dayText(from) || say(words.sinceBefore), until: lastDay(until) }) : say(words.periodOpen, { name, from: dayText(from) || say(words.sinceBefore) }))
  return (
    <details className={styles.beliefs} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(words.believed)}</summary>
      {open && <Shown asked={asked} skeleton={<Skeleton lines={2} />}>
        {(lines) => (
          <ol>
            {lines.map((line) => (
              <li key={String(line.believedFrom)}>
                {told(line)}{line.interim && ` · ${say(words.interim)}`}{line.endReason && ` · ${say(`posts.end-reason.${line.endReason}`)}`}<br />
                {line.believedUntil ? say(words.believedThen, { at: instantText(line.believedFrom, language), until: instantText(line.believedUntil, language) }) : say(words.believedNow, { at: instantText(line.believedFrom, language) })}
                {line.believedUntil && <SeeThen line={line} />}
              </li>
            ))}
            {lines.length === 1 && <li>{say(words.believedOnce)}</li>}
          </ol>
        )}
      </Shown>}
    </details>
  )
}

/** Only a belief that lasted to the end of some day can be looked at by the day. */
const SeeThen = ({ line: { unitId, believedFrom, believedUntil } }: { line: HoldingSeen }) => {
  const say = useSay()
  const day: Day | undefined = knownDay(believedFrom, believedUntil)
  return day && day < today() ? <> · <Go to={`/units/${unitId}?biet=${day}`}>{say(words.seeThen)}</Go></> : null
}
