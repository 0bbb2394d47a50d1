import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Goal } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import { useMay } from '#ground/web/who.ts'
import { rowsPath, useIndicators } from '#indicators/public-web.ts'
import { listProgrammes } from '../contract.ts'
import { dayText, percentText, periodText } from './asking.ts'
import styles from './programmes.module.css'
import { words } from './words.ts'

export type Listed = (typeof listProgrammes)['gives']['_output']['rows'][number]

/** The programmes that had begun by the day looked at, each with its bar. */
export const ProgrammesPage = () => {
  const say = useSay()
  const { day, knownOn: known } = useDay()
  const mayLead = useMay('programmes.lead') && known === undefined
  const asked = useAsk(listProgrammes, { on: day, known })
  return (
    <Page title={say(words.programmes)} sub={say(words.listSub)} actions={mayLead && <LinkButton kind="main" icon="plus" to="/programmes/new">{say(words.launch)}</LinkButton>}>
      <Shown asked={asked} skeleton={<Card><Skeleton lines={8} /></Card>}>
        {({ rows, later }) => (
          <>
            {rows.length === 0 && <Card><EmptyState title={say(words.none)} why={say(words.noneWhy)} /></Card>}
            <ul className={styles.list}>{rows.map((one) => <li key={one.number}><One one={one} /></li>)}</ul>
            {later > 0 && <p className={styles.later}>{say(words.later, { count: later, day })}</p>}
          </>
        )}
      </Shown>
    </Page>
  )
}

const One = ({ one }: { one: Listed }) => {
  const { say, language } = useLanguage()
  const { day } = useDay()
  const told = useIndicators()
  const { figure, units, acknowledged, planned, late } = one
  const indicator = told.data?.find(({ code }) => code === one.indicator)
  return (
    <Card title={<Go to={`/programmes/${one.number}`}>{one.name}</Go>} aside={one.endsOn && one.endsOn < day ? <Chip>{say(words.over)}</Chip> : undefined}>
      <p className={styles.lead}>{say(words.lead, { name: one.lead })} · {periodText(one, say)}</p>
      <GoalBar programme={one} figure={figure} label={indicator ? say(indicator.name) : one.name} />
      <p className={styles.facts}>
        {figure && indicator && <span><Go to={rowsPath(figure.code, one.unitId)}>{writeCount(figure.numerator, language)}/{writeCount(figure.denominator, language)}</Go> ({writeRate(figure.numerator, figure.denominator, 1, language)}) {say(indicator.name).toLowerCase()}</span>}
        {units > 0 && <><span>{say(words.taken, { count: acknowledged, of: units })}</span><span>{say(words.planned, { count: planned, of: units })}</span><Chip tone={late > 0 ? 'amber' : 'green'}>{late > 0 ? say(words.lateCount, { count: late }) : say(words.lateNone)}</Chip></>}
      </p>
    </Card>
  )
}

/** How far the programme is to its goal, or why that is not shown. */
export const GoalBar = ({ programme: { goal, goalOn, indicator }, figure, label }: { programme: Pick<Listed, 'goal' | 'goalOn' | 'indicator'>; figure: Listed['figure']; label: string }) => {
  const { say } = useLanguage()
  if (!figure) return <p className={styles.figure}>{say(indicator === null ? words.figureNone : words.figureNotYours)}</p>
  return (
    <Goal value={figure.numerator} of={figure.denominator} label={label} {...(goal === null ? {} : { target: Math.ceil((goal * figure.denominator) / 10_000) })}>
      {goal === null ? say(words.goalNone) : say(words.goal, { percent: percentText(goal), day: dayText(goalOn) })}
    </Goal>
  )
}
