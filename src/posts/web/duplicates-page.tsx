import { isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Row, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { Filters } from '#ground/web/table/filters.tsx'
import { useUrl } from '#ground/web/url.ts'
import { judgements, person } from '#people/public-web.ts'
import { duplicatesUnder } from '../contract.ts'
import { Judge } from './judge.tsx'
import { UnitFilter, useListUnit } from './list-filters.tsx'
import { words } from './list-words.ts'
import { Compared } from './compared.tsx'
import styles from './posts.module.css'

type Pair = { personId: number; name: string; otherId: number; otherName: string; why: 'number' | 'birth' | 'name' }

/** Records that may be one person, side by side, for a person to judge; and what was judged already. */
export const DuplicatesPage = () => {
  const say = useSay()
  const { day } = useDay()
  const unitId = useListUnit()
  const only = Number(useUrl().get('nguoi')) || undefined
  const all = useAsk(duplicatesUnder, only ? undefined : { id: unitId, on: day })
  const one = useAsk(person, only ? { id: only, known: undefined } : undefined)
  const ofOne = one.data && { ...one, data: one.data.likely.map(({ otherId, otherName, why }): Pair => ({ personId: one.data.id, name: one.data.versions.at(-1)?.name ?? '', otherId, otherName, why })) }
  const asked: { data: Pair[] | undefined; error: Error | null; isPlaceholderData?: boolean; refetch: () => unknown } = only ? ofOne ?? { ...one, data: undefined } : all
  return (
    <Page title={say(words.duplicates)} sub={say(words.duplicatesSub)} path={[{ name: say(words.people), to: '/people' }, { name: say(words.duplicates) }]}>
      <Stack>
        {!only && <Card><Filters label={say(words.filters)}><UnitFilter unitId={unitId} /></Filters></Card>}
        <Shown asked={asked} skeleton={<Card><Skeleton lines={8} /></Card>}>
          {(pairs) => (pairs.length === 0
            ? <Card><EmptyState title={say(words.noneLeft)} why={say(words.noneLeftWhy)} /></Card>
            : <ul className={styles.pairs}>{pairs.slice(0, atOnce).map((pair) => <li key={`${pair.personId}/${pair.otherId}`}><PairCard pair={pair} /></li>)}</ul>)}
        </Shown>
        <Judged />
      </Stack>
    </Page>
  )
}

/** So many pairs are compared on the page; the next come as these are judged. */
const atOnce = 10

const PairCard = ({ pair: { personId, name, otherId, otherName, why } }: { pair: Pair }) => {
  const say = useSay()
  return (
    <Card title={name === otherName ? name : `${name} · ${otherName}`} aside={<span className={styles.soft}>{say(words[`why_${why}`])}</span>}>
      <Compared one={personId} other={otherId} />
      <div className={styles.judge}><Row>
        <Judge one={{ id: personId, name }} other={{ id: otherId, name: otherName }} as="same" label={say(words.areOne)} />
        <Judge one={{ id: personId, name }} other={{ id: otherId, name: otherName }} as="different" label={say(words.areTwo)} />
      </Row></div>
    </Card>
  )
}

const Judged = () => {
  const say = useSay()
  const asked = useAsk(judgements, {})
  return (
    <Card title={say(words.judged)}>
      <Shown asked={asked}>
        {(lines) => (lines.length === 0 ? <p className={styles.soft}>{say(words.judgedNone)}</p> : (
          <ul className={styles.same}>
            {lines.map((line) => (
              <li key={`${line.personId}/${line.keptId}`}>
                <span>
                  <Go to={`/people/${line.keptId}`}>{say(line.judged === 'same' ? words.judgedSame : words.judgedDifferent, { name: line.name, other: line.keptName })}</Go>
                  {line.reason && <span className={styles.soft}> · «{line.reason}»</span>}
                </span>
                <Judge one={{ id: line.personId, name: line.name }} other={{ id: line.keptId, name: line.keptName }} as={line.judged === 'same' ? 'different' : 'same'} label={say(line.judged === 'same' ? words.tellApart : words.judgeOne)} />
              </li>
            ))}
          </ul>
        ))}
      </Shown>
    </Card>
  )
}
