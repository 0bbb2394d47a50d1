import { useState } from 'react'
import { type Day, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Figure, FigureList } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useSay } from '#ground/web/language.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters } from '#ground/web/table/filters.tsx'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { UnitFilter, useListUnit } from '#posts/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import type { z } from 'zod'
import { readPipeline } from '../contract.ts'
import { refuseToRemind, stages } from '../plan.ts'
import { nextWords, postWords } from '../words.ts'
import { LawLine } from './law-line.tsx'
import styles from './plans.module.css'
import { RemindDialog } from './remind-dialog.tsx'
import { words } from './feasible-words.ts'

type Line = z.infer<typeof readPipeline.gives>['rows'][number]

const columnsOf = (say: Say, remind: ((line: Line) => void) | undefined, today: Day): Column<Line>[] => [
  { id: 'ai', header: say(words.who), value: ({ name }) => name, cell: ({ personId, name }) => <Go to={`/people/${personId}`}>{name}</Go> },
  { id: 'thon', header: say(words.village), value: ({ village }) => village, cell: ({ villageId, village }) => <Go to={`/units/${villageId}`}>{village}</Go> },
  { id: 'xa', header: say(words.commune), value: ({ commune }) => commune, hidden: true },
  { id: 'chuc', header: say(words.post), value: ({ post }) => say(postWords[post]) },
  { id: 'den', header: say(words.stage), value: ({ stage }) => stages.indexOf(stage), cell: ({ stage, stageOn }) => <>{say(words[`stage_${stage}`])} {stageOn && <small>{writeDay(stageOn)}</small>}</> },
  { id: 'sau', header: say(words.next), value: ({ next }) => say(nextWords[next]) },
  { id: 'ngay-sau', header: say(words.nextOn), value: ({ nextOn }) => nextOn, cell: ({ nextOn, late }) => <>{nextOn ? writeDay(nextOn) : ''} {late !== null && <Chip tone="red">{say(words.late, { days: late })}</Chip>}</> },
  { id: 'chinh-thuc', header: say(words.officialOn), value: ({ officialOn }) => officialOn, cell: ({ officialOn }) => (officialOn ? writeDay(officialOn) : say(words.noDay)) },
  { id: 'don-doc', header: say(words.remind), value: ({ reminded }) => reminded?.lastOn ?? null, cell: (line) => (
    <span className={styles.stack}>
      {line.reminded && <small>{say(words.lastReminded, { on: writeDay(line.reminded.lastOn), by: line.reminded.lastBy })}<br />{say(words.remindedTimes, { times: line.reminded.times, due: writeDay(line.reminded.dueOn) })}{line.reminded.taskId && <> · <Go to={`/tasks/${line.reminded.taskId}`}>{say(words.theWork, { unit: line.reminded.unit })}</Go></>}{line.reminded.note && <><br />{line.reminded.note}</>}</small>}
      {!line.reminded && line.late !== null && <small>{say(words.notReminded)}</small>}
      {remind && refuseToRemind(line, null, today) === null && <Button small aria-label={say(words.remindOf, { name: line.name })} onClick={() => remind(line)}>{say(words.remind)}</Button>}
    </span>
  ) },
]

/** Heads and deputies outside the Party: how far each has come, and by when. */
export const PipelinePage = () => {
  const say = useSay()
  const url = useUrl()
  const { day, today, readOnly, knownOn: known } = useDay()
  const mayRemind = useMay('personnel-plans.remind') && !readOnly && day === today
  const [reminding, setReminding] = useState<Line>()
  const unitId = useListUnit()
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const asked = useAsk(readPipeline, { unitId, on: day, known })
  const [stage, late] = [stages.find((each) => each === url.get('buoc')), url.get('han') === 'late']
  const here = `/personnel-plans/pipeline?unit=${unitId}`
  return (
    <Page title={unit.data ? say(words.pipelineOf, { unit: unit.data.fullName }) : say(words.pipelineOf, { unit: '' })} sub={say(words.pipelineSub)} path={[{ name: say({ vi: 'Phương án nhân sự', en: 'Personnel plans' }), to: `/personnel-plans?unit=${unitId}` }, { name: say({ vi: 'Nguồn kết nạp', en: 'Pipeline' }) }]}>
      <Shown asked={asked} skeleton={<Skeleton lines={10} />}>
        {({ rows, law }) => {
          const shown = rows.filter((one) => (!stage || one.stage === stage) && (!late || one.late !== null))
          return (
            <Stack>
              {rows.length > 0 && (
                <Card>
                  <Figure numerator={rows.length} to={here} short={say(words.inPipeline)}>
                    <FigureList figures={[...stages.map((each) => ({ numerator: rows.filter((one) => one.stage === each).length, to: `${here}&buoc=${each}`, label: say(words[`stage_${each}`]) })), { numerator: rows.filter((one) => one.late !== null).length, to: `${here}&han=late`, label: say(words.lateCount) }]} />
                  </Figure>
                </Card>
              )}
              <Card>
                <Filters label={say(words.stage)} moreFields={['buoc', 'han']} more={<><ChoiceFilter name="buoc" label={say(words.stage)} choices={stages.map((each) => [each, say(words[`stage_${each}`])])} /><ChoiceFilter name="han" label={say(words.nextOn)} choices={[['late', say(words.lateCount)]]} /></>}>
                  <UnitFilter unitId={unitId} />
                </Filters>
                <DataTable label={say(words.inPipeline)} rows={shown} all={rows.length} columns={columnsOf(say, mayRemind ? setReminding : undefined, today)} rowKey={({ personId, villageId, post }) => `${personId}-${villageId}-${post}`} empty={<EmptyState title={say(words.noPipeline)} why={say(words.noPipelineWhy)} />} />
                <LawLine law={law} />
              </Card>
            </Stack>
          )
        }}
      </Shown>
      <RemindDialog line={reminding} close={() => setReminding(undefined)} />
    </Page>
  )
}
