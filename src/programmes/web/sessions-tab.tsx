import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary } from '#ground/web/form/error-summary.tsx'
import { useErrors } from '#ground/web/form/errors.ts'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { logProgrammeSession, strikeProgrammeSession } from '../contract.ts'
import { sessionWords } from '../messages.ts'
import { sessionKinds } from '../programme.ts'
import { type Board, dayText } from './asking.ts'
import { words } from './words.ts'

type Session = Board['sessions'][number]

/** Sessions held for the people and exchanges of experience, and a form to log one. */
export const SessionsTab = ({ board }: { board: Board }) => {
  const { say, language } = useLanguage()
  const [striking, setStriking] = useState<Session>()
  const strike = useTell(strikeProgrammeSession)
  const may = unitsOf(board)
  const mine = new Set(may.map(({ value }) => value))
  const columns: Column<Session>[] = [
    { id: 'ngay', header: say(words.sessionDay), value: ({ on }) => on, cell: ({ on }) => dayText(on) },
    { id: 'loai', header: say(words.sessionKind), value: ({ kind }) => say(sessionWords[kind]) },
    { id: 'don-vi', header: say(words.sessionUnit), value: ({ unit }) => unit },
    { id: 'noi-dung', header: say(words.sessionTopic), value: ({ topic, conclusions, work }) => [topic, conclusions, ...work.map(({ what }) => what)].filter(Boolean).join('; '), cell: (one) => <Told {...one} /> },
    { id: 'voi', header: say(words.sessionWith), value: ({ withWhom }) => withWhom },
    { id: 'du', header: say(words.sessionAudience), number: true, value: ({ audience }) => audience, cell: ({ audience, invited }) => (audience === null ? '–' : invited === null ? writeCount(audience, language) : `${writeCount(audience, language)}/${writeCount(invited, language)}`) },
    ...(may.length > 0 ? [{ id: 'bo', header: say(words.strike), unsorted: true, value: () => null, cell: (one: Session) => mine.has(String(one.unitId)) && <Button small kind="quiet" aria-label={`${say(words.strike)}: ${one.topic}`} onClick={() => setStriking(one)}>{say(words.strike)}</Button> } satisfies Column<Session>] : []),
  ]
  const audience = board.sessions.reduce((sum, one) => sum + (one.audience ?? 0), 0)
  return (
    <Stack>
      <Card>
        {board.sessions.length > 0 && <p>{say(words.sessionsSum, { count: board.sessions.length, audience: writeCount(audience, language) })}</p>}
        <DataTable label={say(words.tabSessions)} rows={board.sessions} columns={columns} rowKey={({ id }) => id} empty={<EmptyState title={say(words.sessionsNone)} why={say(words.sessionsNoneWhy)} />} />
      </Card>
      {may.length > 0 && <Card title={say(words.sessionAdd)}><SessionForm number={board.programme.number} units={may} /></Card>}
      <Confirm open={striking !== undefined} close={() => setStriking(undefined)} title={say(words.sessionStrike)} verb={say(words.strike)} withReason busy={strike.isPending} refused={strike.error}
        confirm={(reason) => strike.mutate({ session: striking?.id ?? 0, reason }, { onSuccess: () => setStriking(undefined) })}>{striking?.topic}</Confirm>
    </Stack>
  )
}

/** What it was about; of a briefing also what was concluded and the work that follows. */
const Told = ({ topic, conclusions, work }: Session) => {
  const say = useSay()
  return (
    <div>
      {topic}
      {conclusions && <div>{conclusions}</div>}
      {work.map(({ id, unit, what, due, state, late }) => <div key={id}><Go to={`/tasks/${id}`}>{what}</Go> · {unit} · {dayText(due)} · <Chip tone={late ? 'red' : 'grey'}>{say(`tasks.state.${state}`)}</Chip></div>)}
    </div>
  )
}

/** The units for which the speaker may log. */
const unitsOf = ({ lines, lead, reports }: Board) => [
  ...(reports && lead ? [{ value: String(lead.id), label: lead.name }] : []),
  ...lines.filter(({ mine }) => mine).map(({ unit }) => ({ value: String(unit.id), label: unit.name })),
]

const fieldOf: Record<string, string> = {
  'programmes.session-without-topic': 'topic', 'programmes.exchange-with-nobody': 'withWhom', 'programmes.briefing-with-nobody': 'withWhom', 'programmes.more-than-invited': 'invited', 'programmes.audience-not-a-number': 'audience', 'programmes.day-to-come': 'on', 'programmes.before-start': 'on', 'programmes.secret': 'topic',
}

const SessionForm = ({ number, units }: { number: number; units: { value: string; label: string }[] }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(logProgrammeSession)
  const { errors, setErrors, wrong, onRefused } = useErrors(fieldOf)
  const [round, setRound] = useState(0)
  const [kind, setKind] = useState<string>(sessionKinds[0])
  const [works, setWorks] = useState(0)
  const isBriefing = kind === 'briefing'
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const on = dayOf(form, 'on')
    if (!on) return setErrors([{ name: 'on', sentence: say(words.needDay) }])
    const work = isBriefing ? Array.from({ length: works }, (_, at) => ({ unitId: Number(textOf(form, `unit${at}`)), what: textOf(form, `what${at}`), dueOn: dayOf(form, `due${at}`) })) : []
    const lacking = work.flatMap(({ what, dueOn }, at) => ((what === '') === (dueOn === undefined) ? [] : [{ name: what === '' ? `what${at}` : `due${at}`, sentence: say(words.workNeedsBoth, { n: at + 1 }) }]))
    if (lacking.length > 0) return setErrors(lacking)
    setErrors([])
    tell.mutate({
      number, unitId: Number(textOf(form, 'unit')), kind: sessionKinds.find((kind) => kind === textOf(form, 'kind')) ?? 'propaganda', on, topic: textOf(form, 'topic'), withWhom: textOf(form, 'withWhom') || null, audience: numberOf(form, 'audience') ?? null,
      invited: isBriefing ? numberOf(form, 'invited') ?? null : null, conclusions: isBriefing ? textOf(form, 'conclusions') || null : null, work: work.flatMap(({ dueOn, ...one }) => (dueOn ? [{ ...one, dueOn }] : [])),
    }, {
      onSuccess: () => { toast(say(words.sessionLogged, { day: on })); setRound(round + 1); setKind(sessionKinds[0]); setWorks(0) },
      onError: onRefused,
    })
  }
  return (
    <form key={round} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="unit" label={say(words.sessionUnit)} choices={units} />
        <SelectField name="kind" label={say(words.sessionKind)} choices={sessionKinds.map((kind) => ({ value: kind, label: say(sessionWords[kind]) }))} onChoose={setKind} />
        <DayField name="on" label={say(words.sessionDay)} error={wrong('on')} />
        <TextField name="topic" label={say(words.sessionTopic)} lines={2} maxLength={300} error={wrong('topic')} />
        <TextField name="withWhom" label={say(words.sessionWith)} hint={say(words.sessionWithHint)} maxLength={300} optional error={wrong('withWhom')} />
        <NumberField name="audience" label={say(words.sessionAudience)} optional error={wrong('audience')} />
        {isBriefing && <NumberField name="invited" label={say(words.sessionInvited)} optional error={wrong('invited')} />}
        {isBriefing && <TextField name="conclusions" label={say(words.sessionConclusions)} lines={3} maxLength={2000} optional />}
        {isBriefing && Array.from({ length: works }, (_, at) => (
          <Fields key={at}>
            <SelectField name={`unit${at}`} label={say(words.workUnit, { n: at + 1 })} choices={units} />
            <TextField name={`what${at}`} label={say(words.workWhat, { n: at + 1 })} maxLength={300} error={wrong(`what${at}`)} />
            <DayField name={`due${at}`} label={say(words.workDue, { n: at + 1 })} error={wrong(`due${at}`)} />
          </Fields>
        ))}
        {isBriefing && works < 20 && <div><Button icon="plus" onClick={() => setWorks(works + 1)}>{say(words.workAdd)}</Button></div>}
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.sessionAdd)}</Button></FormActions>
    </form>
  )
}
