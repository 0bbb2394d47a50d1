import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { CountLink } from '#ground/web/count-link.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { type AssessedSeen, type CriterionSeen, readRound } from '../contract.ts'
import { evaluationStates, findings, type Finding } from '../evaluation.ts'
import styles from './evaluations.module.css'
import { StateChip, toneOf } from './findings.tsx'
import { RoundActs } from './round-acts.tsx'
import { words } from './words.ts'

const givenIn = (rows: AssessedSeen[]) => rows.filter(({ state }) => state === 'given')
const findingOf = ({ findings: found }: AssessedSeen, criterionId: number): Finding | undefined => found.find((one) => one.criterionId === criterionId)?.finding

/** A round: how many of how many, by criterion and by commune, and who is left. */
export const RoundPage = ({ params }: PageProps) => {
  const say = useSay()
  const url = useUrl()
  const { knownOn: known } = useDay()
  const mayAssess = useMay('evaluations.write') && known === undefined
  const asked = useAsk(readRound, { id: Number(params['roundId']) || 0, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const round = asked.data
  if (!round) return <Page title={say(words.round)}><Skeleton lines={8} /></Page>
  const here = `/evaluations/rounds/${round.id}`
  const [rows, given] = [round.rows, givenIn(round.rows)]
  const next = rows.find(({ state, name }) => state !== 'given' && name !== null)
  const [state, commune, criterion, finding] = ['ai', 'xa', 'tc', 'kq'].map((field) => url.get(field))
  const chosen = rows.filter((one) => (!state || one.state === state) && (!commune || String(one.communeId) === commune) && (!criterion || (one.state === 'given' && findingOf(one, Number(criterion)) !== undefined && (!finding || findingOf(one, Number(criterion)) === finding))))
  const communes = [...new Map(rows.map(({ communeId, commune: name }) => [communeId, name]))].map(([id, name]) => { const there = rows.filter(({ communeId }) => communeId === id); return { id, name, all: there.length, given: givenIn(there).length } })
  return (
    <Page title={round.name} sub={`${round.unit} · ${say(words.periodOf, { from: writeDay(round.from), till: writeDay(round.till) })}`} path={[{ name: say(words.given), to: `/evaluations?unit=${round.unitId}` }, { name: round.name }]}
      actions={mayAssess && round.mayWrite && next && <LinkButton kind="main" icon="right" to={`${here}/people/${next.personId}`}>{say(words.next)}</LinkButton>}>
      <Stack>
        <Columns
          main={
            <Stack>
              <Card>
                <Figure numerator={given.length} denominator={rows.length} to={`${here}?ai=given`} short={say(words.givenOf)} formula={{ numerator: say(words.formulaGiven), denominator: say(words.formulaAll, { till: writeDay(round.till) }) }}>
                  <FigureList figures={[{ numerator: rows.filter((one) => one.state === 'left').length, to: `${here}?ai=left`, label: say(words.left) }, { numerator: rows.filter((one) => one.state === 'draft').length, to: `${here}?ai=draft`, label: say(words.drafts) }]} />
                </Figure>
              </Card>
              <Card title={say(words.byCriterion)}><Criteria here={here} criteria={round.criteria} given={given} /></Card>
            </Stack>
          }
          side={
            <Stack>
              <Card title={say(words.byUnit)}>
                <ul className={styles.list}>{communes.map(({ id, name, all, given: done }) => <li key={id}>{name}: <CountLink numerator={done} denominator={all} name={name} to={`${here}?xa=${id}&ai=given`} /></li>)}</ul>
              </Card>
              <Card title={say(words.about)}>
                <Stack>
                  <dl className={styles.facts}>
                    <dt>{say(words.holder)}</dt><dd><Go to={`/units/${round.unitId}`}>{round.unit}</Go></dd>
                    <dt>{say(words.closesOn)}</dt><dd>{writeDay(round.closesOn)}</dd>
                    {round.paperId !== null && <><dt>{say(words.paper)}</dt><dd><Go to={`/papers/${round.paperId}`}>{round.paper ?? say(words.paper)}</Go></dd></>}
                  </dl>
                  {mayAssess && round.mayWrite && <RoundActs round={round} begun={rows.some((one) => one.state !== 'left')} />}
                  <div><InJournal of={`evaluations/${round.id}`} /></div>
                </Stack>
              </Card>
            </Stack>
          }
        />
        <Card title={say(words.people)}>
          <Filters label={say(words.filters)}>
            <ChoiceFilter name="ai" label={say(words.state)} choices={evaluationStates.map((one) => [one, say(`evaluations.state.${one}`)])} />
            <ChoiceFilter name="xa" label={say(words.unit)} choices={communes.map(({ id, name }) => [String(id), name])} />
            <ChoiceFilter name="tc" label={say(words.criterion)} choices={round.criteria.map((one) => [String(one.id), say(one)])} />
            {criterion && <ChoiceFilter name="kq" label={say(words.finding)} choices={findings.map((one) => [one, say(`evaluations.finding.${one}`)])} />}
          </Filters>
          <DataTable label={say(words.people)} rows={chosen} all={rows.length} columns={peopleColumns(say, here, round.criteria)} rowKey={({ personId }) => personId} empty={<EmptyState title={say(words.noPeople)} why={say(words.noPeopleWhy)} />} />
        </Card>
      </Stack>
    </Page>
  )
}

const peopleColumns = (say: Say, here: string, criteria: CriterionSeen[]): Column<AssessedSeen>[] => [
  { id: 'ai', header: say(words.person), value: ({ name }) => name, cell: ({ personId, name }) => (name ? <span className={styles.nowrap}><Go to={`${here}/people/${personId}`}>{name}</Go></span> : say(words.hidden)) },
  { id: 'thon', header: say(words.village), value: ({ unit }) => unit, cell: ({ unit, unitId }) => <Go to={`/units/${unitId}`}>{unit}</Go> },
  { id: 'tt', header: say(words.state), value: ({ state }) => state, cell: ({ state }) => <span className={styles.nowrap}><StateChip state={state} /></span> },
  ...criteria.map((one): Column<AssessedSeen> => ({ id: `tc${one.id}`, header: say(one), value: (row) => findingOf(row, one.id), cell: (row) => { const found = row.state === 'given' ? findingOf(row, one.id) : undefined; return found ? <span className={styles.nowrap}><Chip tone={toneOf[found]}>{say(`evaluations.finding.${found}`)}</Chip></span> : '–' } })),
  { id: 'ngay', header: say(words.onDay), value: ({ onDay }) => onDay, cell: ({ onDay }) => (onDay ? writeDay(onDay) : '–') },
]

const Criteria = ({ here, criteria, given }: { here: string; criteria: CriterionSeen[]; given: AssessedSeen[] }) => {
  const say = useSay()
  return (
    <Stack>
      <ul className={styles.list}>{criteria.map((one) => (
        <li key={one.id}>
          <p><strong>{say(one)}</strong> {one.status === 'unconfirmed' && <Chip tone="amber">{say(words.unconfirmed)}</Chip>}</p>
          <p>{findings.map((finding, at) => <span key={finding}>{at > 0 && ' · '}{say(`evaluations.finding.${finding}`)}: <CountLink numerator={given.filter((row) => findingOf(row, one.id) === finding).length} denominator={given.length} name={`${say(one)}, ${say(`evaluations.finding.${finding}`)}`} to={`${here}?tc=${one.id}&kq=${finding}`} /></span>)}</p>
        </li>
      ))}</ul>
      {criteria.some(({ status }) => status === 'unconfirmed') && <p className={styles.soft}>{say(words.criteriaWhy)}</p>}
    </Stack>
  )
}
