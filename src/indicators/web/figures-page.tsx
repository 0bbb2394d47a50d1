import { useMemo } from 'react'
import { fold } from '#ground/text/fold.ts'
import { Card, Row, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { type Told, useIndicators } from './asking.ts'
import { groupName, groupsOf } from './groups.ts'
import styles from './home.module.css'
import { words } from './words.ts'

/** The dictionary of figures: what each is called, how it is counted, on what it rests. */
export const FiguresPage = () => {
  const say = useSay()
  const told = useIndicators()
  const [sought, seek] = useUrlText('tim')
  const found = useMemo(() => (told.data ?? []).filter((one) => fold(`${say(one.name)} ${say(one.formula)} ${one.basis}`).includes(fold(sought))), [told.data, sought, say])
  return (
    <Page title={say(words.dictionary)} sub={told.data && say(words.dictionarySub, { count: told.data.length })}>
      <Shown asked={told}>
        {() => (
          <Stack>
            <div className={styles.seek}><TextField name="tim" label={say(words.find)} width="medium" initial={sought} onChange={(text) => seek(text.normalize('NFC'))} /></div>
            {found.length === 0 && <Card><EmptyState title={say(words.findNone)} why={say(words.findNoneWhy)} /></Card>}
            {groupsOf(found).map(([group, list]) => <Card key={group} title={say(groupName(group))}><ul className={styles.words}>{list.map((one) => <Entry key={one.code} told={one} />)}</ul></Card>)}
          </Stack>
        )}
      </Shown>
    </Page>
  )
}

/** A basis that is only a form of ours is not yet a rule of law. */
const isConfirmed = ({ basis }: Told): boolean => basis.split(';').some((one) => !/^\s*Biểu /.test(one))

const Entry = ({ told }: { told: Told }) => {
  const say = useSay()
  return (
    <li id={told.code}>
      <Row><h3>{say(told.name)}</h3><Chip>{say(words[`measure_${told.measures}`])}</Chip>{!isConfirmed(told) && <Chip tone="amber">{say(words.unconfirmed)}</Chip>}</Row>
      <p>{say(told.formula)}</p>
      <small>{say(words.basis)}: {told.basis} · <code>{told.code}</code> · <Go to={`/?chi-so=${told.code}`} aria-label={`${say(words.view)}: ${say(told.name)}`}>{say(words.view)}</Go></small>
    </li>
  )
}
