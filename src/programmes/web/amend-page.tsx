import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { amendProgramme } from '../contract.ts'
import { useBoard } from './asking.ts'
import { fieldOf, ProgrammeForm } from './programme-form.tsx'
import { words } from './words.ts'

/** Changes what is known of a programme. */
export const AmendPage = ({ params }: PageProps) => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const tell = useTell(amendProgramme)
  const asked = useBoard(params['number'])
  const [failed, setFailed] = useState<FieldError[]>([])
  if (asked.error) return <ErrorState error={asked.error} whole />
  if (!asked.data) return <Page title={say(words.amend)}><Skeleton lines={8} /></Page>
  const { programme } = asked.data
  const back = `/programmes/${programme.number}`
  return (
    <Page title={say(words.amend)} sub={programme.name} path={[{ name: say(words.programmes), to: '/programmes' }, { name: programme.name, to: back }, { name: say(words.amend) }]}>
      <Card>
        <ProgrammeForm initial={programme} verb={say(words.save)} back={back} busy={tell.isPending} failed={failed} send={(draft) => {
          setFailed([])
          tell.mutate({ ...draft, number: programme.number }, {
            onSuccess: ({ change }) => { toast(say(change === 'same' ? words.same : words.amended, { name: draft.name })); go(back) },
            onError: (error) => setFailed([{ name: fieldOf[error.code] ?? 'name', sentence: say(error.code, error.facts) }]),
          })
        }} />
      </Card>
    </Page>
  )
}
