import type { Day } from '#ground/time/day.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import type { renameUnit, tryAct } from '../contract.ts'
import { words } from './act-words.ts'
import type { Given, UnitSeen } from './answers.ts'
import { Warnings } from './preview.tsx'
import styles from './units.module.css'
import { words as unitWords } from './words.ts'

export type DoneSeen = Given<typeof renameUnit>

/** An act that was recorded, with the trial that foretold it. */
export type Finished = { done: DoneSeen; tried: Given<typeof tryAct>['units']; unit: UnitSeen; on: Day; title: string }

/** After an act: that it is recorded, its warnings, and the units it touched, new ones first. Names come from the trial; new units stand last in both. */
export const ActDone = ({ done, tried, unit, on, title }: Finished) => {
  const say = useSay()
  const named = done.unitIds.map((id, place) => ({ id, name: tried[place]?.after?.fullName ?? tried[place]?.before?.fullName ?? `#${id}`, isNew: tried[place]?.before === null, ends: tried[place]?.after === null }))
  const shown = [...named.filter(({ isNew }) => isNew), ...named.filter(({ isNew }) => !isNew)]
  return (
    <Stack>
      <Notice kind="good" title={say(words.done, { act: title })} live><p>{say(words.doneOn, { on })}</p></Notice>
      <Warnings warnings={done.warnings} />
      <Card title={say(words.doneUnits)}>
        <ul className={styles.lines}>{shown.slice(0, 30).map(({ id, name, ends }) => <li key={id}><Go to={`/units/${id}?ngay=${on}`}>{name}</Go>{ends && <span className={styles.soft}>{say('units.kin.dissolve')}</span>}</li>)}</ul>
        {shown.length > 30 && <p className={styles.soft}>{say(words.more, { count: shown.length - 30 })}</p>}
      </Card>
      <div><LinkButton kind="main" to={`/units/${unit.id}?ngay=${on}`}>{say(words.open)} {unit.fullName}</LinkButton> <LinkButton kind="quiet" to="/units">{say(unitWords.trees)}</LinkButton></div>
    </Stack>
  )
}
