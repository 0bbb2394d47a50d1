import { useState } from 'react'
import { isDay, today, writeDay } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { rowsPath } from '#indicators/public-web.ts'
import { urgeLate } from '../contract.ts'
import { type Board, dayText, type Line, paperText, percentText } from './asking.ts'
import styles from './programmes.module.css'
import { lateText, matterText, StepChip } from './step.tsx'
import { words } from './words.ts'

const columnsOf = ({ programme, milestones, papers }: Board, say: Say, language: 'vi' | 'en'): Column<Line>[] => [
  { id: 'don-vi', header: say(words.unitColumn), value: ({ unit }) => unit.name, cell: ({ unit, modelOn }) => <span className={styles.whole}><Go to={`/programmes/${programme.number}/units/${unit.id}`}>{unit.name}</Go>{modelOn && <> <Chip tone="brand">{say(words.model)}</Chip></>}</span> },
  { id: 'tiep-nhan', header: say(words.acknowledge), value: ({ response }) => response.acknowledgedOn, cell: ({ standing, response }) => <StepChip step={standing.acknowledge} done={response.acknowledgedOn} due={programme.acknowledgeBy} /> },
  { id: 'ke-hoach', header: say(words.plan), value: ({ response }) => response.planOn, cell: ({ standing, response }) => {
    const paper = papers.find(({ id }) => id === response.planPaperId)
    return <span className={styles.whole}><StepChip step={standing.plan} done={response.planOn} due={programme.planBy} />{standing.plan === 'done' && <small> {paper ? <Go to={`/papers/${paper.id}`}>{paperText(paper, say)}</Go> : say(words.unknownSymbol)}</small>}</span>
  } },
  ...(milestones.length === 0 ? [] : [{ id: 'moc', header: say(words.milestones), number: true, value: ({ standing }: Line) => standing.milestones.filter(({ step }) => step === 'done').length, cell: ({ standing }: Line) => say(words.ofMilestones, { done: standing.milestones.filter(({ step }) => step === 'done').length, of: standing.milestones.length }) }]),
  ...(programme.indicator === null ? [] : [
    { id: 'con-so', header: say(words.figure), number: true, value: ({ figure }: Line) => (figure && figure.denominator > 0 ? figure.numerator / figure.denominator : null), cell: ({ unitId, figure }: Line) => (figure ? <span className={styles.whole}><Go to={rowsPath(figure.code, unitId)}>{writeCount(figure.numerator, language)}/{writeCount(figure.denominator, language)}</Go> {writeRate(figure.numerator, figure.denominator, 1, language)}</span> : '–') },
    { id: 'chi-tieu', header: say(words.target), value: ({ target }: Line) => target, cell: ({ target, dueOn, standing }: Line) => (target === null ? '–' : <span className={styles.whole}>{percentText(target)} <StepChip step={standing.target} due={dueOn} /></span>) },
  ]),
  { id: 'tinh-hinh', header: say(words.stateColumn), value: (line) => -line.standing.late.length, cell: (line) => <Chip tone={line.standing.late.length === 0 ? 'green' : 'red'}>{line.standing.late.length === 0 ? say(words.onTime) : say(words.lateMatters, { count: line.standing.late.length })}</Chip> },
]

/** Each unit: taken up, planned, milestones, figure, target; those that are late, and the act that reminds them all. */
export const UnitsTab = ({ board }: { board: Board }) => {
  const { say, language } = useLanguage()
  const { day } = useDay()
  const late = board.lines.filter(({ standing }) => standing.late.length > 0)
  const isRunning = board.programme.endsOn === null || board.programme.endsOn >= today()
  return (
    <Stack>
      <Card>
        <DataTable label={say(words.tabUnits)} rows={board.lines} columns={columnsOf(board, say, language)} rowKey={({ unitId }) => unitId} empty={<EmptyState title={say(words.unitsNone)} why={say(words.unitsNoneWhy)} />} />
      </Card>
      {board.lines.length > 0 && (
        <Card title={say(words.late)} aside={board.leads && isRunning && day === today() && late.length > 0 && <Urge board={board} count={late.length} />}>
          {late.length === 0 ? <p>{say(words.lateNone)}.</p> : (
            <ul className={styles.lines}>{late.map((line) => <li key={line.unitId}><div><Go to={`/programmes/${board.programme.number}/units/${line.unitId}`}>{line.unit.name}</Go><small>{lateText(line, board.milestones, say)}</small></div></li>)}</ul>
          )}
        </Card>
      )}
      {board.lines.length > 0 && <Card title={say(words.reminders)}><Reminders board={board} /></Card>}
    </Stack>
  )
}

const Urge = ({ board: { programme }, count }: { board: Board; count: number }) => {
  const { say } = useLanguage()
  const toast = useToast()
  const tell = useTell(urgeLate)
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState('')
  const send = () => tell.mutate({ number: programme.number, note: note.normalize('NFC').trim() || null }, {
    onSuccess: ({ units, reminders }) => { toast(say(words.urged, { units, reminders })); setOpen(false) },
    onError: (failed) => setWrong(say(failed.code, failed.facts)),
  })
  return (
    <>
      <Button kind="main" icon="clock" onClick={() => { setWrong(''); setOpen(true) }}>{say(words.urge)}</Button>
      <Dialog open={open} close={() => setOpen(false)} title={say(words.urgeTitle, { count })} actions={<><Button onClick={() => setOpen(false)}>{say(words.cancel)}</Button><Button kind="main" busy={tell.isPending} onClick={send}>{say(words.urge)}</Button></>}>
        {wrong && <Notice kind="bad" live>{wrong}</Notice>}
        <p>{say(words.urgeWhy)}</p>
        <TextField name="note" label={say(words.urgeNote)} lines={2} maxLength={500} optional onChange={setNote} />
      </Dialog>
    </>
  )
}

export const Reminders = ({ board: { reminders, lines, milestones }, of }: { board: Board; of?: number }) => {
  const { say } = useLanguage()
  const shown = reminders.filter(({ unitId }) => of === undefined || unitId === of)
  if (shown.length === 0) return <p>{say(words.remindersNone)}</p>
  return (
    <ul className={styles.lines}>
      {shown.map(({ id, unitId, matter, milestone, dueOn, sentOn, sentBy, note }) => (
        <li key={id}><div>
          <span>{say(words.remindedLine, { day: isDay(sentOn) ? writeDay(sentOn) : '', unit: lines.find((line) => line.unitId === unitId)?.unit.name ?? '', matter: matterText(matter, milestone, milestones, say), due: dayText(dueOn) })}</span>
          <small>{[say(words.remindedBy, { name: sentBy }), note].filter(Boolean).join(' · ')}</small>
        </div></li>
      ))}
    </ul>
  )
}
