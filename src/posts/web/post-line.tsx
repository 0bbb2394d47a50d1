import { addMonths, type Day, daysBetween } from '#ground/time/day.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { Go, useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Menu, MenuAction } from '#ground/web/menu.tsx'
import type { HoldingSeen } from '../contract.ts'
import { PaperLine } from './paper-line.tsx'
import styles from './posts.module.css'
import { asDay, dayText, howLong } from './time-words.ts'
import { words } from './words.ts'

export type InterimLimit = { months: number; basis: string; status: 'confirmed' | 'unconfirmed' }

type HolderProps = { holding: HoldingSeen; post: string; on: Day; limit: InterimLimit; single: boolean; may: boolean }

/** Who holds a post: name, since when, on what it rests, and what can be done about it. */
export const Holder = ({ holding, post, on, limit, single, may }: HolderProps) => {
  const say = useSay()
  const from = asDay(holding.from)
  return (
    <div className={styles.holder}>
      <div className={styles.who}>
        <Go to={`/people/${holding.personId}`} className={styles.name}>{holding.name}</Go>
        {holding.interim && <Chip tone="amber">{say(words.interim)}</Chip>}
      </div>
      {may && <Acts holding={holding} post={post} single={single} />}
      <div className={styles.below}>
        <div className={styles.meta}>
          {from ? <span>{say(words.since, { from })}{from < on && ` (${howLong(from, on, say)})`}</span> : <span>{say(words.sinceBefore)}</span>}
          <span>{say(`posts.entered.${holding.entered}`)}</span>
          {holding.plannedEnd && <span>{say(words.plannedEnd, { day: holding.plannedEnd })}</span>}
          {holding.paper && <span><PaperLine paper={holding.paper} /></span>}
        </div>
        {holding.interim && holding.kind === 'village_head' && from && <InterimNote from={from} on={on} limit={limit} />}
      </div>
    </div>
  )
}

/** How long an interim head may stay, how much of it is left, and whether the rule itself is confirmed. */
const InterimNote = ({ from, on, limit }: { from: Day; on: Day; limit: InterimLimit }) => {
  const say = useSay()
  const latest = addMonths(from, limit.months)
  const left = daysBetween(on, latest)
  return (
    <p className={styles.rule} data-over={left < 0 || undefined}>
      {say(words.interimRule, { months: limit.months, latest, basis: limit.basis })} <b>{left < 0 ? say(words.interimOver, { days: -left }) : say(words.interimLeft, { days: left })}</b>
      {limit.status === 'unconfirmed' && <> <abbr title={say(words.unconfirmed)} className={styles.unconfirmed}>{say(words.unconfirmedShort)}</abbr></>}
    </p>
  )
}

const Acts = ({ holding, post, single }: { holding: HoldingSeen; post: string; single: boolean }) => {
  const say = useSay()
  const go = useGo()
  const act = (verb: string) => () => go(`/appointments/${holding.number}/${verb}`)
  return (
    <div className={styles.acts}>
      {single && <LinkButton small to={`/units/${holding.unitId}/appoint/${holding.kind}`} aria-label={say(words.changeOf, { post })}>{say(words.change)}</LinkButton>}
      <Menu label={say(words.otherActs, { name: holding.name })} icon="down" small iconOnly>
        <MenuAction onClick={act('end')}>{say(words.end)}</MenuAction>
        <MenuAction onClick={act('extend')}>{say(words.extend)}</MenuAction>
        <MenuAction onClick={act('correct')}>{say(words.correct)}</MenuAction>
        <MenuAction onClick={() => go(`/units/${holding.unitId}/posts/${holding.kind}`)}>{say(words.history)}</MenuAction>
      </Menu>
    </div>
  )
}

/** A post of one seat that nobody holds. */
export const Vacant = ({ unitId, kind, post, since, may }: { unitId: number; kind: string; post: string; since: string | null; may: boolean }) => {
  const say = useSay()
  return (
    <div className={styles.holder}>
      <div className={styles.who}>
        <span className={since ? styles.vacant : styles.never}>{since ? say(words.vacantSince, { since: dayText(since) }) : say(words.vacantEver)}</span>
        {since && <div className={styles.meta}><Go to={`/units/${unitId}/posts/${kind}`}>{say(words.history)}</Go></div>}
      </div>
      {may && <div className={styles.acts}><LinkButton small icon="plus" to={`/units/${unitId}/appoint/${kind}`} aria-label={say(words.fillOf, { post })}>{say(words.fill)}</LinkButton></div>}
    </div>
  )
}
