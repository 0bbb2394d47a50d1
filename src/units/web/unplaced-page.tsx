import { useMemo, useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { focusField } from '#ground/web/form/error-summary.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Progress } from '#ground/web/notes/progress.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { countPlaced, getRoots, getUnit, getUnplaced } from '../contract.ts'
import { REFORM } from '../unit.ts'
import type { Given, Waiting } from './answers.ts'
import { PlaceBatch } from './place-batch.tsx'
import { words } from './place-words.ts'
import { titles } from './titles.ts'
import styles from './place.module.css'

export type Chosen = ReadonlyMap<number, number>
type Group = { key: string; from: Waiting['from']; villages: Waiting[]; candidates: Waiting['candidates'] }

const groupBy = <Item,>(items: Item[], keyOf: (item: Item) => string): [string, Item[]][] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...groups.get(keyOf(item)) ?? [], item])
  return [...groups]
}

/** Whether the speaker may place one of them. */
const isMineAny = (villages: Waiting[]) => villages.some(({ candidates }) => candidates.some(({ mine }) => mine))

/** Leads down to the day and paper of the batch. */
const toBatch = () => {
  focusField(document.querySelector('[data-field=paper]') ? 'paper' : 'on')
}

const oldCommunesOf = (villages: Waiting[]): Group[] => groupBy(villages, ({ from }) => String(from?.id ?? 0)).map(([key, list]) => ({ key, from: list[0]?.from ?? null, villages: list, candidates: list[0]?.candidates ?? [] }))

/** The worklist of villages whose commune was divided: of the country, or of the unit in ?cua=. Choices are kept until the batch is recorded with one paper. */
export const UnplacedPage = () => {
  const say = useSay()
  const who = useWho()
  const { day } = useDay()
  const [of] = useUrlText('cua', who?.unitId ? String(who.unitId) : '')
  const roots = useAsk(getRoots, of === '' ? {} : undefined)
  const id = of === '' ? roots.data?.find(({ kind }) => kind === 'country')?.id : Number(of)
  const unit = useAsk(getUnit, id === undefined ? undefined : { id, on: day })
  const waiting = useAsk(getUnplaced, id === undefined ? undefined : { id, on: day })
  const placed = useAsk(countPlaced, id === undefined ? undefined : { id, on: day })
  const isWhole = unit.data?.kind === 'country'
  return (
    <Page title={say(titles.unplaced)} sub={say(waiting.data && waiting.data.length > 0 && !isMineAny(waiting.data) ? words.subSeen : words.sub)} path={unit.data && [...unit.data.path, unit.data].map(({ fullName, id: one }) => ({ name: fullName, to: `/units/${one}` })).concat({ name: say(titles.unplaced), to: '' })}>
      <Shown asked={waiting}>{(villages) => <Worklist key={id} villages={villages} placed={placed.data ?? []} where={unit.data && !isWhole ? unit.data.fullName : ''} />}</Shown>
    </Page>
  )
}

const Worklist = ({ villages, placed, where }: { villages: Waiting[]; placed: Given<typeof countPlaced>; where: string }) => {
  const say = useSay()
  const { day } = useDay()
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const provinces = useMemo(() => groupBy(villages, ({ province }) => String(province.id)), [villages])
  const done = placed.reduce((sum, { count }) => sum + count, 0)
  const all = done + villages.length
  if (day < REFORM) return <EmptyState title={say(words.before, { on: day })} why={say(words.beforeWhy)} action={<LinkButton to={`/units/unplaced?ngay=${REFORM}`}>{say(words.toReform)}</LinkButton>} />
  const choose = (ids: number[], communeId: number | undefined) => setChosen((before) => {
    const next = new Map(before)
    for (const one of ids) {
      if (communeId === undefined) next.delete(one)
      else next.set(one, communeId)
    }
    return next
  })
  const forget = (ids: number[]) => choose(ids, undefined)
  return (
    <Stack>
      {all > 0 && <Card><Progress label={say(words.progress, { done, all })} done={done / all} /></Card>}
      {villages.length === 0 && <EmptyState title={say(all > 0 ? words.allDone : words.none)} why={say(words.noneWhy)} action={<LinkButton to={where ? '/units/unplaced?cua=' : '/units'}>{say(where ? words.elsewhere : titles.units)}</LinkButton>} />}
      {provinces.map(([key, list]) => (
        <section key={key} aria-labelledby={`tinh-${key}`} className={styles.province}>
          <h2 id={`tinh-${key}`}><Go to={`/units/${key}`}>{list[0]?.province.fullName}</Go> · {say(words.waitingHere, { count: list.length })}</h2>
          {oldCommunesOf(list).map((group) => <OldCommune key={group.key} group={group} placed={placed.find(({ fromId }) => fromId === (group.from?.id ?? null))?.count ?? 0} chosen={chosen} choose={choose} />)}
        </section>
      ))}
      {isMineAny(villages) && <PlaceBatch villages={villages.filter(({ id }) => chosen.has(id))} chosen={chosen} recorded={forget} />}
      {chosen.size > 0 && <div className={styles.bar}><span role="status">{say(words.chosen, { count: chosen.size })}</span><Button kind="main" onClick={toBatch}>{say(words.batch)}</Button></div>}
    </Stack>
  )
}

type OldCommuneProps = { group: Group; placed: number; chosen: Chosen; choose: (ids: number[], communeId: number | undefined) => void }

/** The villages of one divided commune, each with the communes that one may place it into as one-click choices; «tất cả» sets the rest at once. */
const OldCommune = ({ group: { from, villages, candidates }, placed, chosen, choose }: OldCommuneProps) => {
  const say = useSay()
  const title = from ? say(words.ofCommune, { commune: from.fullName }) : say(words.ofUnknown)
  const [mine, others] = [candidates.filter((each) => each.mine), candidates.filter((each) => !each.mine)]
  const names = others.map(({ fullName }) => fullName).join(', ')
  const left = villages.filter(({ id }) => !chosen.has(id)).map(({ id }) => id)
  return (
    <Card title={title} aside={<span className={styles.soft}>{say(words.groupProgress, { done: placed + villages.length - left.length, all: placed + villages.length })}</span>}>
      {candidates.length === 0 && <p>{say(words.noCandidates)}</p>}
      {others.length > 0 && <p className={styles.by}>{say(mine.length === 0 ? words.byOthers : words.othersToo, { communes: names })}</p>}
      {mine.length > 0 && (
        <div role="group" aria-label={say(words.allOf)} className={styles.all}>
          <span>{say(left.length === villages.length ? words.allOf : words.restOf)}</span>
          <span className={styles.choices}>{mine.map(({ id, fullName }) => <button key={id} type="button" disabled={left.length === 0} onClick={() => choose(left, id)}>{fullName}</button>)}</span>
        </div>
      )}
      <ul className={styles.villages}>
        {villages.map((village) => (
          <li key={village.id}>
            <div><Go to={`/units/${village.id}`}>{village.fullName}</Go> <span className={styles.soft}>{village.code}{village.cells > 0 && ` · ${say(words.withCells, { count: village.cells })}`}</span></div>
            {mine.length > 0 && <div role="group" aria-label={say(words.choicesOf, { unit: village.fullName })} className={styles.choices}>
              {mine.map(({ id, fullName }) => {
                const isChosen = chosen.get(village.id) === id
                return <button key={id} type="button" aria-pressed={isChosen} onClick={() => choose([village.id], isChosen ? undefined : id)}>{fullName}</button>
              })}
            </div>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
