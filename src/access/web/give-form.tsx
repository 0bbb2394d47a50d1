import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import type { Find } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, numberOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { findUnits } from '#units/public-web.ts'
import { grantRole } from '../contract.ts'
import type { Role } from '../policy.ts'
import { words } from './words.ts'

/** Which field a refusal of the server is about. */
const fieldOf: Record<string, string> = {
  'access.no-such-account': 'login', 'access.not-to-yourself': 'login', 'access.held-already': 'login',
  'access.not-yours-to-give': 'role', 'access.unit-not-yours': 'unit', 'access.end-in-the-past': 'until',
}

/** A role for an account in a unit, to a last day or without. */
export const GiveForm = ({ roles, done }: { roles: Role[]; done: () => void }) => {
  const say = useSay()
  const tell = useToast()
  const { day: on } = useDay()
  const give = useTell(grantRole)
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  const find: Find = async (text, signal) => (await ask(findUnits, { text, on, limit: 12 }, signal)).map((unit) => ({ key: String(unit.id), label: unit.fullName, note: unit.place }))
  const submit = (form: FormData) => {
    const [login, unitId, until] = [textOf(form, 'login'), numberOf(form, 'unit'), dayOf(form, 'until')]
    const faults: FieldError[] = [
      ...(login ? [] : [{ name: 'login', sentence: say(words.needLogin) }]),
      ...(unitId === undefined ? [{ name: 'unit', sentence: say(words.needUnit) }] : []),
      ...(until === undefined && textOf(form, 'until') !== '' ? [{ name: 'until', sentence: say(words.badUntil) }] : []),
    ]
    setErrors(faults)
    if (faults.length > 0 || unitId === undefined) return
    give.mutate({ login, role: textOf(form, 'role') as Role, unitId, until: until ?? null, reason: textOf(form, 'reason') }, {
      onSuccess: () => { tell(say(words.given)); done() },
      onError: (error) => setErrors([{ ...(fieldOf[error.code] ? { name: fieldOf[error.code] } : {}), sentence: say(error.code, error.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(new FormData(event.currentTarget)) }}>
      <ErrorSummary errors={errors} />
      <Fields>
        <TextField name="login" label={say(words.login)} hint={say(words.loginHint)} error={wrong('login')} />
        <SelectField name="role" label={say(words.role)} choices={roles.map((role) => ({ value: role, label: say(`accounts.role.${role}`) }))} error={wrong('role')} />
        <PickField name="unit" label={say(words.area)} hint={say(words.unitHint)} find={find} error={wrong('unit')} />
        <DayField name="until" label={say(words.until)} hint={say(words.untilHint)} error={wrong('until')} />
        <TextField name="reason" label={say(words.reason)} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={give.isPending}>{say(words.give)}</Button></FormActions>
    </form>
  )
}
