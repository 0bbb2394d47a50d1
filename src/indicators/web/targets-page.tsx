import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Find } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { useMay, useWho } from '#ground/web/who.ts'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { findUnits } from '#units/public-web.ts'
import { getFigures, getHome } from '../contract.ts'
import { homePath, rowsPath, useIndicators } from './asking.ts'
import styles from './home.module.css'
import { TargetForm } from './target-form.tsx'
import { words } from './words.ts'

type Answer = (typeof getFigures)['gives']['_output']
type Target = Answer['targets'][number]

/** Villages are not set targets of their own. */
const areas: ReadonlySet<string> = new Set(['country', 'province', 'district', 'commune'])

/** The targets in force for a unit on the day, how far each is, and a form to set another. */
export const TargetsPage = () => {
  const say = useLanguage().say
  const who = useWho()
  const { day: on, knownOn: known } = useDay()
  const [unitText, setUnit] = useUrlText('unit')
  const own = unitText ? Number(unitText) : who?.unitId ?? undefined
  const country = useAsk(getHome, own === undefined ? { unitId: undefined, on, known, indicator: undefined } : undefined)
  const unitId = own ?? country.data?.unit.id
  const told = useIndicators()
  const asked = useAsk(getFigures, unitId === undefined ? undefined : { unitId, on, known })
  const maySet = useMay('indicators.set-target') && known === undefined
  const [key, setKey] = useState(0)
  if (told.error) return <ErrorState error={told.error} whole />
  if (!told.data) return <Skeleton lines={8} />
  const find: Find = async (text, signal) => (await ask(findUnits, { text, on, limit: 40 }, signal)).filter(({ kind }) => areas.has(kind)).slice(0, 12).map((unit) => ({ key: String(unit.id), label: unit.fullName, note: unit.place }))
  const pick = <Card><div className={styles.seek}><PickField key={unitId} name="unit" label={say(words.targetUnit)} find={find} {...(asked.data ? { initial: { key: String(unitId), label: asked.data.unit.fullName } } : {})} onPick={(found) => { if (found) setUnit(found.key, { keep: true }) }} /></div></Card>
  return (
    <Page title={say(words.targets)} sub={asked.data && <Go to={homePath(asked.data.unit.id)}>{asked.data.unit.fullName}</Go>}>
      <Stack>
        {pick}
        <Shown asked={asked}>{(answer) => <Card title={say(words.inForce)}><InForce answer={answer} nameOf={(code) => say(told.data.find((one) => one.code === code)?.name ?? code)} /></Card>}</Shown>
        {maySet && asked.data && <Card title={say(words.setTargetFor, { unit: asked.data.unit.fullName })}><TargetForm key={`${asked.data.unit.id}/${key}`} unit={asked.data.unit} told={told.data} done={() => setKey(key + 1)} /></Card>}
      </Stack>
    </Page>
  )
}

const InForce = ({ answer: { targets, figures, unit }, nameOf }: { answer: Answer; nameOf: (code: string) => string }) => {
  const { say, language } = useLanguage()
  const figureOf = ({ indicator }: Target) => figures.find(({ code }) => code === indicator)
  const stateOf = (target: Target) => (target.reached ? say(words.reached) : say(target.overdue ? words.overdue : words.stillMissing, { count: target.missing }))
  const columns: Column<Target>[] = [
    { id: 'chi-tieu', header: say(words.targetIndicator), value: ({ indicator }) => nameOf(indicator), cell: ({ indicator }) => <Go to={homePath(unit.id, indicator)}>{nameOf(indicator)}</Go> },
    { id: 'muc', header: say(words.level), number: true, value: ({ hundredths }) => hundredths / 100, cell: ({ percent }) => `${percent.replace(/,00$/, '')}%` },
    { id: 'han', header: say(words.due), value: ({ dueOn }) => dueOn, cell: ({ dueOn }) => writeDay(dayFrom(dueOn)) },
    { id: 'nay', header: say(words.now), number: true, value: (target) => { const figure = figureOf(target); return figure && figure.denominator > 0 ? figure.numerator / figure.denominator : null },
      cell: (target) => { const figure = figureOf(target); return figure ? <Go to={rowsPath(target.indicator, unit.id)}>{writeCount(figure.numerator, language)}/{writeCount(figure.denominator, language)} ({writeRate(figure.numerator, figure.denominator, 1, language)})</Go> : '–' } },
    { id: 'tinh-hinh', header: say(words.state), value: stateOf, cell: (target) => <Chip tone={target.reached ? 'green' : target.overdue ? 'red' : 'amber'}>{stateOf(target)}</Chip> },
    { id: 'don-vi', header: say(words.setBy), value: ({ unitName }) => unitName, cell: ({ unitId, unitName }) => <Go to={homePath(unitId)}>{unitName}</Go> },
  ]
  return <DataTable label={say(words.inForce)} rows={targets} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.targetsEmpty)} why={say(words.targetsEmptyWhy)} />} />
}
