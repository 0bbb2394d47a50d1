import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Columns } from '#ground/web/card.tsx'
import { LineChart } from '#ground/web/chart/line-chart.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { type DriveSeen, readDrive } from '../contract.ts'
import styles from './elections.module.css'
import { PersonLink } from './person-link.tsx'
import { words } from './words.ts'

/** A drive on a day: held of all, by day, who was elected, turnout, who has not voted. */
export const DrivePage = ({ params }: PageProps) => {
  const { say, language } = useLanguage()
  const mayPeople = useMay('people.read')
  const { day, knownOn: known } = useDay()
  const under = Number(useUrl().get('unit')) || undefined
  const asked = useAsk(readDrive, { id: Number(params.driveId) || 0, on: day, under, known })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const drive = asked.data
  if (!drive) return <Page title={say(words.drive)}><Skeleton lines={8} /></Page>
  const list = `/elections?unit=${under ?? drive.unitId}&loai=${drive.kind}`
  return (
    <Page title={drive.name} sub={`${drive.unit} · ${writeDay(drive.from)} – ${writeDay(drive.dueOn)}`} path={[{ name: say(words.drives), to: `/drives?unit=${drive.unitId}` }, { name: drive.name }]}>
      <Columns
        main={(
          <>
            <Card title={say(words.heldOf)}>
              <Figure numerator={drive.held} denominator={drive.units} to={list} formula={{ numerator: say(words.heldFormula), denominator: say(words.ofFormula) }} />
              <p>{drive.turnoutOf > 0 ? `${say(words.driveTurnout, { attended: writeCount(drive.attended, language), households: writeCount(drive.households, language), of: drive.turnoutOf })} · ${writeRate(drive.attended, drive.households, 2, language)}` : say(words.turnoutUnknown)}</p>
            </Card>
            {drive.perDay.length > 0 && <Card title={say(words.byDay)}><LineChart label={say(words.byDay)} series={[{ name: say(words.heldOf), points: drive.perDay.map((each) => ({ day: each.day, value: each.count })) }]} target={drive.units} /></Card>}
            {drive.pipeline.length > 0 && <Card title={say(words.notOfficial)}><DataTable label={say(words.notOfficial)} rows={drive.pipeline} columns={pipelineColumns(say)} rowKey={({ personId }) => personId} empty={null} /></Card>}
            <Card title={`${say(words.waiting)} (${writeCount(drive.waitingCount, language)})`}>
              {drive.waitingCount > drive.waiting.length && <p className={styles.soft}>{say(words.waitingMore, { shown: drive.waiting.length, count: drive.waitingCount })}</p>}
              <DataTable label={say(words.waiting)} rows={drive.waiting} columns={waitingColumns(say)} rowKey={({ unitId }) => unitId} empty={<EmptyState title={say(words.allHeld)} why="" />} />
            </Card>
          </>
        )}
        side={(
          <>
            {mayPeople && <Card title={say(words.profile)}>
              <dl className={styles.shares}>{drive.profile.map(({ key, count, of }) => <div key={key}><dt>{say(words[`part_${key}` as 'part_new'])}</dt><dd>{of > 0 ? `${writeCount(count, language)}/${writeCount(of, language)} · ${writeRate(count, of, 1, language)}` : say(words.partUnknown)}</dd></div>)}</dl>
            </Card>}
            {drive.below.length > 0 && <Card title={say(words.below)}><Below drive={drive} /></Card>}
          </>
        )}
      />
    </Page>
  )
}

const Below = ({ drive }: { drive: DriveSeen }) => {
  const { language } = useLanguage()
  return (
    <ul className={styles.readings}>
      {drive.below.slice(0, 60).map(({ unitId, unit, held, of }) => <li key={unitId}><Go to={`/drives/${drive.id}?unit=${unitId}`}>{unit}</Go><span>{writeCount(held, language)}/{writeCount(of, language)} · {writeRate(held, of, 1, language)}</span></li>)}
    </ul>
  )
}

const pipelineColumns = (say: Say): Column<DriveSeen['pipeline'][number]>[] => [
  { id: 'nguoi', header: say(words.elected), value: ({ name }) => name, cell: ({ personId, name }) => <PersonLink id={personId} name={name} /> },
  { id: 'don-vi', header: say(words.unit), value: ({ unit }) => unit, cell: ({ unitId, unit }) => <Go to={`/units/${unitId}`}>{unit}</Go> },
  { id: 'dang', header: say(words.partyWord), value: ({ party }) => say(words[`party_${party}` as 'party_none']) },
  { id: 'som-nhat', header: say(words.earliest), value: ({ earliest }) => earliest ?? '', cell: ({ earliest }) => (earliest ? writeDay(earliest) : '') },
]

const waitingColumns = (say: Say): Column<DriveSeen['waiting'][number]>[] => [
  { id: 'don-vi', header: say(words.unit), value: ({ unit }) => unit, cell: ({ unitId, unit, within }) => <><Go to={`/units/${unitId}`}>{unit}</Go>{within && <div><small>{within}</small></div>}</> },
  { id: 'buoc', header: say(words.state), value: ({ state }) => (state ? say(`elections.state.${state}`) : ''), cell: ({ state, electionId }) => (state && electionId ? <Go to={`/elections/${electionId}`}>{say(`elections.state.${state}`)}</Go> : '') },
]

