import { useState } from 'react'
import { today } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import type { FieldError } from '#ground/web/form/error-summary.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import { findUnits } from '#units/public-web.ts'
import { launchProgramme } from '../contract.ts'
import { fieldOf, ProgrammeForm } from './programme-form.tsx'
import { words } from './words.ts'

const areas: ReadonlySet<string> = new Set(['country', 'province', 'district', 'commune'])

/** Begins a programme of a unit that one stands over. */
export const LaunchPage = () => {
  const say = useSay()
  const go = useGo()
  const toast = useToast()
  const { day } = useDay()
  const tell = useTell(launchProgramme)
  const [failed, setFailed] = useState<FieldError[]>([])
  const find: Find = async (text, signal) => (await ask(findUnits, { text, on: day ?? today(), limit: 40 }, signal)).filter(({ kind }) => areas.has(kind)).slice(0, 12).map((unit): Found => ({ key: String(unit.id), label: unit.fullName, note: unit.place }))
  const [unitId, setUnitId] = useState<number>()
  return (
    <Page title={say(words.launch)} path={[{ name: say(words.programmes), to: '/programmes' }, { name: say(words.launch) }]}>
      <Card>
        <ProgrammeForm
          verb={say(words.launch)} back="/programmes" busy={tell.isPending} failed={failed}
          more={<PickField name="unitId" label={say(words.unitField)} hint={say(words.unitFieldHint)} find={find} error={failed.find(({ name }) => name === 'unitId')?.sentence} onPick={(found) => setUnitId(found ? Number(found.key) : undefined)} />}
          send={(draft, form) => {
            if (unitId === undefined) return setFailed([{ name: 'unitId', sentence: say(words.needUnit) }])
            setFailed([])
            tell.mutate({ ...draft, unitId }, {
              onSuccess: ({ number }) => { toast(say(words.launched, { name: textOf(form, 'name') })); go(`/programmes/${number}`) },
              onError: (error) => setFailed([{ name: error.code === 'access.unit-not-yours' ? 'unitId' : fieldOf[error.code] ?? 'name', sentence: say(error.code, error.facts) }]),
            })
          }}
        />
      </Card>
    </Page>
  )
}
