import { addDays, isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps } from '#ground/web/screens.ts'
import { Timeline } from '#ground/web/timeline.tsx'
import { type HoldingSeen, personPosts } from '../contract.ts'
import { Beliefs } from './history-page.tsx'
import { words } from './list-words.ts'
import { postName } from './post-name.ts'
import { PaperLine } from './paper-line.tsx'
import styles from './posts.module.css'
import { asDay } from './time-words.ts'
import { words as postWords } from './words.ts'

const isHeld = ({ from, until }: HoldingSeen, on: string) => (from === null || from <= on) && (until === null || on < until)

/** What a person holds and held, those held on the day marked. */
export const HeldPanel = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const asked = useAsk(personPosts, { id: personId })
  return (
    <Shown asked={asked}>
      {(held) => (held.length === 0 ? <p className={styles.soft}>{say(words.personPostsNone)}</p> : (
        <Timeline items={held.map((holding) => ({
          key: holding.number, from: asDay(holding.from) ?? null, until: isDay(holding.until) ? addDays(holding.until, -1) : null, tone: isHeld(holding, on) ? (holding.interim ? 'amber' : 'brand') : 'grey',
          title: <>{say(postName(holding, holding.legalKind))}, <Go to={`/units/${holding.unitId}`}>{holding.unit}</Go>{holding.interim && <> <Chip tone="amber">{say(postWords.interim)}</Chip></>}{isHeld(holding, on) && !holding.interim && <> <Chip tone="brand">{say(words.heldNow)}</Chip></>}</>,
          children: (
            <>
              {say(`posts.entered.${holding.entered}`)}{holding.plannedEnd && ` · ${say(postWords.plannedEnd, { day: holding.plannedEnd })}`}{holding.paper && <> · <PaperLine paper={holding.paper} /></>}
              {holding.endReason && <div>{say(postWords.endedFor, { reason: say(`posts.end-reason.${holding.endReason}`) })}{holding.endPaper && <> · <PaperLine paper={holding.endPaper} /></>}</div>}
              <Beliefs number={holding.number} />
            </>
          ),
        }))} />
      ))}
    </Shown>
  )
}
