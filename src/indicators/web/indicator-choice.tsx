import { useSay } from '#ground/web/language.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { groupsOf, groupName } from './groups.ts'
import type { Told } from './asking.ts'
import styles from './home.module.css'
import { words } from './words.ts'

/** Any indicator can be the one looked at; the choice is in the address. */
export const IndicatorChoice = ({ told, chosen }: { told: Told[]; chosen: string }) => {
  const say = useSay()
  const [, choose] = useUrlText('chi-so')
  return (
    <label className={styles.choice}>
      <span className="unseen">{say(words.change)}</span>
      <select value="" onChange={(event) => choose(event.target.value, { keep: true })}>
        <option value="" hidden>{say(words.change)}</option>
        {groupsOf(told).map(([group, list]) => <optgroup key={group} label={say(groupName(group))}>{list.map(({ code, name }) => <option key={code} value={code} disabled={code === chosen}>{say(name)}</option>)}</optgroup>)}
      </select>
    </label>
  )
}
