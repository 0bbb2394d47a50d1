import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { listScenarios, readScenario } from '../contract.ts'
import { words } from './feasible-words.ts'
import styles from './plans.module.css'
import { metText, namesIn, type Scenario } from './scenario-page.tsx'

/** Another plan of the same unit and term, side by side: the sums, and the villages where they differ. */
export const CompareCard = ({ scenario }: { scenario: Scenario }) => {
  const say = useSay()
  const [other, choose] = useUrlText('voi')
  const { knownOn: known } = useDay()
  const list = useAsk(listScenarios, { unitId: scenario.unitId, termId: scenario.term.id, known })
  const asked = useAsk(readScenario, Number(other) > 0 ? { id: Number(other), known } : undefined)
  const others = (list.data ?? []).filter(({ id }) => id !== scenario.id)
  if (others.length === 0) return null
  const against = asked.data?.id === Number(other) ? asked.data : undefined
  return (
    <Card title={say(words.compareTitle)}>
      <SelectField key={other} name="voi" label={say(words.compareWith)} initial={other} choices={[{ value: '', label: say(words.compare_none) }, ...others.map(({ id, name, reached, villages }) => ({ value: String(id), label: `${name}: ${reached}/${villages}` }))]} onChoose={(value) => choose(value)} />
      {against && <SideBySide one={scenario} two={against} />}
    </Card>
  )
}

const SideBySide = ({ one, two }: { one: Scenario; two: Scenario }) => {
  const say = useSay()
  const [first, second] = [namesIn(one), namesIn(two)]
  const of = ({ result }: Scenario) => new Map(result.chosen.map(({ villageId, personId }) => [villageId, personId]))
  const [a, b] = [of(one), of(two)]
  const differ = [...new Set([...one.villages, ...two.villages].map(({ id }) => id))].filter((id) => a.get(id) !== b.get(id)).map((villageId) => ({ villageId, a: a.get(villageId) ?? null, b: b.get(villageId) ?? null }))
  const who = (names: ReturnType<typeof namesIn>, id: number | null) => (id === null ? say(words.nobodyHere) : names.person(id))
  const nameOf = (id: number) => (one.villages.some((each) => each.id === id) ? first : second).village(id)
  const columns: Column<(typeof differ)[number]>[] = [
    { id: 'thon', header: say(words.village), value: ({ villageId }) => nameOf(villageId), cell: ({ villageId }) => <Go to={`/personnel-plans/villages/${villageId}?term=${one.term.id}`}>{nameOf(villageId)}</Go> },
    { id: 'mot', header: one.name, value: (row) => who(first, row.a) }, { id: 'hai', header: two.name === one.name ? `${two.name} (2)` : two.name, value: (row) => who(second, row.b) },
  ]
  return (
    <div className={styles.stack}>
      <div className={styles.pair}>{[one, two].map((each, place) => <Sums key={place} scenario={each} />)}</div>
      <h3>{differ.length === 0 ? say(words.same) : say(words.differs, { count: differ.length })}</h3>
      {differ.length > 0 && <div className={styles.wide}><DataTable label={say(words.differs, { count: differ.length })} name="khac" rows={differ} columns={columns} rowKey={({ villageId }) => villageId} /></div>}
    </div>
  )
}

const Sums = ({ scenario: { id, name, by, result } }: { scenario: Scenario }) => {
  const say = useSay()
  const days = [...new Set(result.blocked.map(({ earliestOn }) => earliestOn).filter((day) => day !== null))].sort()
  return (
    <section aria-label={name} className={styles.stack}>
      <h3><Go to={`/personnel-plans/scenarios/${id}`}>{name}</Go></h3>
      <dl className={styles.facts}>
        <dt>{say(words.by)}</dt><dd>{writeDay(by)}</dd>
        <dt>{say(words.reached)}</dt><dd>{result.chosen.length}/{result.villages} · {say(words[`state_${result.state}`])}</dd>
        <dt>{say(words.brokenSum)}</dt><dd>{result.broken}</dd>
      </dl>
      {days.length > 0 && <p>{say(words.earliestDays, { days: days.slice(0, 6).map((day) => writeDay(day)).join(', ') })}</p>}
      <ul>{result.met.map((met) => <li key={met.kind}>{metText(say, met)}</li>)}</ul>
    </section>
  )
}
