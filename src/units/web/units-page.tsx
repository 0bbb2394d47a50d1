import { Card, Stack } from '#ground/web/card.tsx'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import { Tabs } from '#ground/web/tabs.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { getRoots, getUnit } from '../contract.ts'
import { knownUntil } from './answers.ts'
import { FindUnits } from './find-units.tsx'
import { titles } from './titles.ts'
import styles from './units.module.css'
import { TreeOf } from './unit-tree.tsx'
import { words } from './words.ts'

/** Both trees as on the day, opened as far as the address says; a search by any name takes their place while there is text in it. */
export const UnitsPage = () => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const [text] = useUrlText('tim')
  const roots = useAsk(getRoots, {})
  const [state, party] = ['country', 'central'].map((kind) => roots.data?.find((root) => root.kind === kind))
  const country = useAsk(getUnit, state && { id: state.id, on: day, ...knownUntil(knownOn) })
  const waiting = country.data?.unplaced ?? 0
  return (
    <Page title={say(titles.units)} sub={say(words.unitsSub)}>
      <Stack>
        {waiting > 0 && <Notice kind="warning" title={say(words.waiting, { count: waiting })}><p>{say(words.waitingWhy)}</p><div className={styles.standing}><LinkButton small to="/units/unplaced">{say(words.place)}</LinkButton></div></Notice>}
        {country.data?.treeNote && <Notice>{say(country.data.treeNote)}</Notice>}
        <Card>
          <FindUnits />
          {text === '' && <Tabs name="cay" label={say(words.trees)} tabs={[
            { id: 'nha-nuoc', label: say(words.state), content: <TreeOf root={state} label={say(words.treeOf, { tree: say(words.state), on: day })} /> },
            { id: 'dang', label: say(words.party), content: <TreeOf root={party} label={say(words.treeOf, { tree: say(words.party), on: day })} /> },
          ]} />}
        </Card>
      </Stack>
    </Page>
  )
}
