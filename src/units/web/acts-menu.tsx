import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Menu } from '#ground/web/menu.tsx'
import { mayBe, useWho } from '#ground/web/who.ts'
import type { UnitSeen } from './answers.ts'
import { actsFor } from './fitting-acts.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** «Việc trên đơn vị»: what this person may do to this unit, each a form of its own. */
export const ActsMenu = ({ unit }: { unit: UnitSeen }) => {
  const say = useSay()
  const who = useWho()
  const acts = actsFor(unit.kind, unit.path.at(-1)?.kind).filter(({ act }) => mayBe(who, `units.${act}`))
  if (acts.length === 0 || unit.stands !== 'yes') return null
  return <Menu label={say(words.acts)} icon="gear" kind="plain">{acts.map(({ act, title }) => <Go key={act} className={styles.menuLine} to={`/units/${unit.id}/${act}`}>{say(title)}</Go>)}</Menu>
}
