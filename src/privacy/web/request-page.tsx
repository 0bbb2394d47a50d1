import { useState } from 'react'
import { type Day, today, writeDay } from '#ground/time/day.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button, type ButtonKind, LinkButton } from '#ground/web/button.tsx'
import { Card, Row, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import * as calls from '../contract.ts'
import { isOverdue } from './due.ts'
import { words } from './words.ts'

type Seen = calls.RequestSeen & { mayConfirm: boolean }

/** One request: its clock, what comes next, its outcome. */
export const RequestPage = ({ params }: PageProps) => {
  const say = useSay()
  const asked = useAsk(calls.readRequest, { id: Number(params.requestId) || 0 })
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const request = asked.data
  if (!request) return <Page title={say(words.request)}><Skeleton lines={6} /></Page>
  const title = `${say(words[`kind_${request.kind}`])}: ${request.name}`
  return (
    <Page title={title} sub={`${say(words[`way_${request.way}`])} · ${say(words.cameOn)} ${writeDay(request.cameOn)}`} path={[{ name: say(words.requests), to: '/requests' }, { name: title }]}
      actions={<LinkButton to={`/requests/${request.id}/record`} icon="list">{say(words.openRecord)}</LinkButton>}>
      <Stack>
        <Card title={say(words.next)} aside={<Chip tone={isOverdue(request) ? 'red' : request.endedAt ? 'grey' : 'blue'}>{say(isOverdue(request) ? words.overdue : words[`state_${request.state}`])}</Chip>}><Next request={request} /></Card>
        <Card title={say(words.clock)}><Clock request={request} /></Card>
        <Card title={say(words.outcome)}>
          {request.answeredOn && <p>{say(words.answeredOn, { on: request.answeredOn })}</p>}
          <p>{request.outcome ?? say(words.noOutcome)}</p>
        </Card>
      </Stack>
    </Page>
  )
}

const Clock = ({ request: { rules, answerDueOn, dueOn, extendedFrom } }: { request: Seen }) => {
  const say = useSay()
  return (
    <Stack>
      <div>
        <p>{say(words.answerRule, { ...rules.answer, on: answerDueOn })}</p>
        <p>{say(words.dueRule, { ...rules.due, on: extendedFrom ?? dueOn })}</p>
        {rules.extension && extendedFrom && <p>{say(words.extendedRule, { ...rules.extension, from: extendedFrom, on: dueOn })}</p>}
      </div>
      {(rules.answer.status === 'unconfirmed' || rules.due.status === 'unconfirmed' || rules.extension?.status === 'unconfirmed') && <Notice kind="warning">{say(words.ruleUnconfirmed)}</Notice>}
      {rules.calendar === 'unconfirmed' && <Notice kind="warning">{say(words.calendarUnconfirmed)}</Notice>}
    </Stack>
  )
}

type Act = 'answer' | 'extend' | 'refuse' | 'settle' | 'lift' | 'propose' | 'confirm' | 'decline'

/** Which acts the state leaves, the first of them the main one. */
function actsOf({ state, kind, restrictedOn, mayConfirm, extendedFrom, dueOn }: Seen, mayErase: boolean): Act[] {
  const extend: Act[] = extendedFrom === null && today() <= dueOn ? ['extend'] : []
  if (state === 'received') return ['answer', 'refuse', ...extend]
  if (state === 'answered') return [kind === 'erase' ? 'propose' : 'settle', 'refuse', ...extend]
  if (state === 'proposed') return mayConfirm && mayErase ? ['confirm', 'decline'] : []
  return state === 'done' && kind === 'restrict' && restrictedOn ? ['lift'] : []
}

const Next = ({ request }: { request: Seen }) => {
  const say = useSay()
  const mayErase = useMay(calls.confirmErasure.may)
  const [chosen, choose] = useState<Act>()
  const [until, setUntil] = useState<Day>()
  const { id, kind, state, name, personId, restrictedOn } = request
  const acts = { answer: useTell(calls.answer), extend: useTell(calls.extend), refuse: useTell(calls.refuse), settle: useTell(calls.settle), lift: useTell(calls.lift), propose: useTell(calls.proposeErasure), confirm: useTell(calls.confirmErasure), decline: useTell(calls.declineErasure) }
  const failed = Object.values(acts).find(({ error }) => error)?.error
  const run = (act: Act, reason: string) => acts[act].mutate({ id, reason, until: until ?? request.dueOn }, { onSettled: () => choose(undefined) })
  const kindOf = (act: Act, place: number): ButtonKind => (act === 'confirm' ? 'danger' : place === 0 ? 'main' : 'plain')
  const what = state === 'proposed' ? words.next_proposed : state === 'confirmed' ? words.next_confirmed : request.endedAt ? words.next_over : words[`next_${kind}`]
  return (
    <Stack>
      <p>{say(what)}</p>
      {restrictedOn && <Notice kind="warning">{say(words.restrictedNow, { on: restrictedOn })}</Notice>}
      <Row>
        {actsOf(request, mayErase).map((act, place) => <Button key={act} kind={kindOf(act, place)} onClick={() => (act === 'answer' ? run(act, '') : choose(act))}>{say(words[act])}</Button>)}
        <LinkButton to={`/people/${personId}`}>{say(words.toPerson)}</LinkButton>
        {kind === 'correct' && !request.endedAt && <LinkButton to={`/people/${personId}/correct`}>{say(words.toCorrect)}</LinkButton>}
      </Row>
      {failed && <Notice kind="bad" live>{say(failed.code, failed.facts)}</Notice>}
      {chosen && (
        <Confirm open close={() => choose(undefined)} title={say(words[chosen])} verb={say(words[chosen])} danger={chosen === 'confirm'} withReason={chosen !== 'confirm'} busy={acts[chosen].isPending} confirm={(reason) => run(chosen, reason)}>
          {chosen === 'extend' && <DayField name="until" label={say(words.until)} onDay={setUntil} />}
          {(chosen === 'confirm' || chosen === 'propose') && <p>{say(words.confirmWhat, { name })}</p>}
        </Confirm>
      )}
    </Stack>
  )
}
