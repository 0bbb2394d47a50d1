import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { identifyPerson } from '../contract.ts'
import { ActForm, type Known, OfPerson } from './person-act.tsx'
import { words } from './words.ts'

/** The identity number is typed once; its last four digits are what stays to be read. */
export const IdentifyPage = ({ params }: PageProps) => <OfPerson id={params.personId}>{(known) => <IdentifyForm of={known} />}</OfPerson>

const IdentifyForm = ({ of }: { of: Known }) => {
  const { seen, version } = of
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const [errors, setErrors] = useState<FieldError[]>([])
  const tell = useTell(identifyPerson)
  const submit = (form: FormData) => {
    const identityNumber = textOf(form, 'number').replace(/[\s.]/g, '')
    if (!/^\d{12}$/.test(identityNumber)) return setErrors([{ name: 'number', sentence: say('people.not-an-identity-number') }])
    setErrors([])
    tell.mutate({ id: seen.id, identityNumber }, {
      onSuccess: () => { toast(say(words.identified, { name: version.name })); go(`/people/${seen.id}`) },
      onError: (failed) => setErrors([{ name: 'number', sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <ActForm of={of} title={say(words.identifyTitle)} sub={version.name} errors={errors} verb={say(words.save)} busy={tell.isPending} submit={submit}>
      <TextField name="number" label={say(words.identity)} hint={say(words.identityHint)} width="medium" keys="numeric" maxLength={20} error={errors[0]?.sentence} />
    </ActForm>
  )
}
