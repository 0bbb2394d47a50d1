import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { Ticks } from '#ground/web/form/choices.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { foldPerson, tellApart } from '#people/public-web.ts'
import { words } from './list-words.ts'

type Record = { id: number; name: string }

/** Judges two records to be one person or two; a reason is asked, and it can be judged otherwise later. */
export const Judge = ({ one, other, as, label }: { one: Record; other: Record; as: 'same' | 'different'; label: string }) => {
  const say = useSay()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [kept, setKept] = useState(one.id)
  const [failed, setFailed] = useState('')
  const [fold, apart] = [useTell(foldPerson), useTell(tellApart)]
  const close = () => { setOpen(false); setFailed('') }
  const name = kept === one.id ? one.name : other.name
  // The pair leaves the page as soon as it is judged, and this with it.
  const confirm = (reason: string) => {
    const judged = as === 'same' ? fold.mutateAsync({ id: kept === one.id ? other.id : one.id, keptId: kept, reason }) : apart.mutateAsync({ id: one.id, otherId: other.id, reason })
    judged.then(
      () => { close(); toast(say(as === 'same' ? words.folded : words.apart, { name }), { see: { to: `/people/${kept}`, label: name } }) },
      (error: unknown) => setFailed(error instanceof CallFailed ? say(error.code, error.facts) : String(error)),
    )
  }
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={`${label}: ${one.name}, ${other.name}`}>{label}</Button>
      <Confirm open={open} close={close} title={label} verb={say(as === 'same' ? words.fold : words.areTwo)} withReason busy={fold.isPending || apart.isPending} confirm={confirm}>
        {failed && <Notice kind="bad" live>{failed}</Notice>}
        {as === 'same'
          ? <><p>{say(words.keepWhat)}</p><Ticks name={`kept-${one.id}-${other.id}`} one label={say(words.keepWhich)} initial={[String(one.id)]} choices={[one, other].map(({ id, name }) => ({ value: String(id), label: `${name} #${id}` }))} onChange={(value) => setKept(Number(value))} /></>
          : <p>{say(words.apartWhat)}</p>}
      </Confirm>
    </>
  )
}
