import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { drawProposal } from '../contract.ts'
import styles from './mergers.module.css'
import type { PlanSeen, ProposalSeen } from './seen.ts'
import { words } from './words.ts'

/** 'Tổ dân phố số 5' -> its word and its name; undefined where one is missing. */
export function splitName(text: string): { label: string; name: string } | undefined {
  const [, label, name] = /^(Tổ dân phố|Khu phố|Khối phố|Tiểu khu|\S+)\s+(.+)$/u.exec(text.normalize('NFC').replace(/\s+/g, ' ').trim()) ?? []
  return label && name ? { label, name } : undefined
}

/** For each village the seat that it joins, beginning as the last proposal has it; a seat may be given a new name. */
export const DrawForm = ({ seen: { plan, villages }, from }: { seen: PlanSeen; from: ProposalSeen | undefined }) => {
  const say = useSay()
  const tell = useToast()
  const send = useTell(drawProposal)
  const [errors, setErrors] = useState<FieldError[]>([])
  const seats = villages.map(({ id, fullName }) => ({ value: String(id), label: fullName }))
  const seatOf = (id: number) => from?.groups.find(({ members }) => members.includes(id))?.seatId ?? id
  const submit = (form: FormData) => {
    const groups = [...Map.groupBy(villages, ({ id }) => Number(textOf(form, `seat_${id}`)))].map(([seatId, list]) => ({ seatId, members: list.map(({ id }) => id), given: textOf(form, `name_${seatId}`) }))
    const unread = groups.filter(({ given, members }) => given !== '' && members.length > 1 && !splitName(given))
    setErrors(unread.map(({ seatId }) => ({ name: `name_${seatId}`, sentence: say(words.nameUnread) })))
    if (unread.length > 0) return
    send.mutate({ planId: plan.id, groups: groups.map(({ seatId, members, given }) => { const named = members.length > 1 ? splitName(given) : undefined; return { seatId, members, label: named?.label ?? null, name: named?.name ?? null } }) }, {
      onSuccess: () => tell(say(words.drawn)),
      onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <p className={styles.soft}>{say(words.drawHint)}</p>
      <div className={styles.draw}>
        {villages.map(({ id, fullName }) => (
          <div key={id}>
            <SelectField name={`seat_${id}`} label={say(words.joins, { village: fullName })} choices={seats} initial={String(seatOf(id))} />
            <TextField name={`name_${id}`} label={say(words.newName, { village: fullName })} maxLength={100} optional error={errors.find(({ name }) => name === `name_${id}`)?.sentence} />
          </div>
        ))}
      </div>
      <FormActions><Button type="submit" busy={send.isPending}>{say(words.drawIt)}</Button></FormActions>
    </form>
  )
}
