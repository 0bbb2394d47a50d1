import { useRef, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { useDay } from '#ground/web/day.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useMay } from '#ground/web/who.ts'
import { correctResult, type ElectionSeen, renameCluster } from '../contract.ts'
import { refuseRename } from '../tally.ts'
import { words } from './words.ts'

/** Mends what a cluster is called: while it is counted by itself, once certified with a new version that says so. */
export const ClusterName = ({ election, cluster: { id: clusterId, name } }: { election: ElectionSeen; cluster: ElectionSeen['clusters'][number] }) => {
  const say = useSay()
  const toast = useToast()
  const { today } = useDay()
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const [renaming, correcting] = [useTell(renameCluster), useTell(correctResult)]
  const [mayRun, mayCertify] = [useMay('elections.run'), useMay('elections.certify') && !election.aboutMyself]
  const signed = election.state !== 'held'
  if (signed ? !mayCertify || !['certified', 'recognised'].includes(election.state) : !mayRun) return null
  const tell = signed ? correcting : renaming
  const confirm = (reason: string) => {
    const given = { clusterId, name: (field.current?.value ?? '').normalize('NFC').trim() }
    const refused = given.name === '' ? say(words.needClusterName) : refuseRename({ state: 'held', clusters: election.clusters }, given)
    setWrong(refused === null ? undefined : typeof refused === 'string' ? refused : say(refused.code, refused.facts))
    if (refused !== null) return
    const after = { onSuccess: () => { toast(say(words.clusterRenamed, { name: given.name })); setOpen(false) } }
    if (signed) correcting.mutate({ id: election.id, on: today, reason, names: [given] }, after)
    else renaming.mutate({ id: election.id, ...given, reason }, after)
  }
  return (
    <>
      <Button kind="quiet" small onClick={() => setOpen(true)} aria-label={say(words.renameOf, { name })}>{say(words.rename)}</Button>
      <Confirm open={open} close={() => setOpen(false)} title={say(words.renameOf, { name })} verb={say(signed ? words.correct : words.rename)} withReason busy={tell.isPending} refused={tell.error} confirm={confirm}>
        <p>{say(signed ? words.renameSigned : words.renameKept)}</p>
        <TextField name="cluster-name" label={say(words.clusterName)} initial={name} maxLength={200} ref={field} error={wrong} />
      </Confirm>
    </>
  )
}
