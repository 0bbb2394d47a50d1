import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { movePlan, reckonProposal } from '../contract.ts'
import { DrawForm } from './draw-form.tsx'
import { Groups } from './groups.tsx'
import styles from './mergers.module.css'
import type { PlanSeen, ProposalSeen } from './seen.ts'
import { words } from './words.ts'

type Given = { seen: PlanSeen; proposals: ProposalSeen[]; may: boolean; mayChoose: boolean }

/** Proposals side by side, then each new village: who would lead it, what happens to every holder. */
export const ProposalsCard = ({ seen, proposals, may, mayChoose }: Given) => {
  const say = useSay()
  const tell = useToast()
  const reckon = useTell(reckonProposal)
  const move = useTell(movePlan)
  const [errors, setErrors] = useState<FieldError[]>([])
  const { plan } = seen
  const failed = (error: { code: string; facts: Record<string, unknown> }) => setErrors([{ sentence: say(error.code, error.facts) }])
  const ask = (first: 'moved' | 'leaders') => reckon.mutate({ planId: plan.id, first }, { onSuccess: () => { setErrors([]); tell(say(words.reckoned)) }, onError: failed })
  const submit = (proposalId: number) => move.mutate({ planId: plan.id, step: 'submit', proposalId }, { onSuccess: () => { setErrors([]); tell(say(words.submitted)) }, onError: failed })
  const shown = plan.chosenId === null ? proposals : proposals.filter(({ id }) => id === plan.chosenId)
  const numberOf = (proposal: ProposalSeen) => proposals.indexOf(proposal) + 1
  return (
    <>
      <Card title={say(proposals.length > 1 ? words.compare : words.proposals)}>
        <Stack>
          <ErrorSummary errors={errors} />
          {may && !seen.lacks && <div className={styles.buttons}>
            <Button kind="main" busy={reckon.isPending} onClick={() => ask('moved')}>{say(words.reckonMoved)}</Button>
            <Button busy={reckon.isPending} onClick={() => ask('leaders')}>{say(words.reckonLeaders)}</Button>
          </div>}
          {proposals.length === 0 ? <EmptyState title={say(words.noProposals)} why={say(may ? words.noProposalsWhy : words.noProposalsSeen)} /> : <Compared proposals={proposals} chosenId={plan.chosenId} />}
        </Stack>
      </Card>
      {shown.map((proposal) => (
        <Card key={proposal.id} title={`${say(words.proposal, { number: numberOf(proposal) })} · ${say(`mergers.origin.${proposal.origin}`)}`}
          aside={may ? <Button small busy={move.isPending} aria-label={`${say(words.submit)}: ${say(words.proposal, { number: numberOf(proposal) })}`} onClick={() => submit(proposal.id)}>{say(words.submit)}</Button> : proposal.id === plan.chosenId && <Chip tone="green">{say(words.chosen)}</Chip>}>
          <Groups seen={seen} proposal={proposal} mayChoose={mayChoose} />
        </Card>
      ))}
      {may && !seen.lacks && <Card title={say(words.draw)}><DrawForm key={proposals.length} seen={seen} from={proposals.at(-1)} /></Card>}
    </>
  )
}

const Compared = ({ proposals, chosenId }: { proposals: ProposalSeen[]; chosenId: number | null }) => {
  const { say, language } = useLanguage()
  const count = (value: number) => writeCount(value, language)
  const lines: { label: string; of: (proposal: ProposalSeen) => string }[] = [
    { label: say(words.origin), of: ({ origin }) => say(`mergers.origin.${origin}`) },
    { label: say(words.villagesAfter), of: ({ groups }) => count(groups.length) },
    { label: say(words.below), of: ({ cost }) => count(cost.below) },
    { label: say(words.moved), of: ({ cost }) => count(cost.moved) },
    { label: say(words.lost), of: ({ cost }) => count(cost.lost) },
    { label: say(words.proven), of: ({ optimal }) => say(optimal ? words.provenYes : words.provenNo) },
  ]
  return (
    <div className={styles.compare} role="region" aria-label={say(words.compareTable)} tabIndex={0}>
      <table>
        <thead><tr><td />{proposals.map(({ id }, at) => <th key={id} scope="col">{say(words.proposal, { number: at + 1 })}{id === chosenId && ` · ${say(words.chosen)}`}</th>)}</tr></thead>
        <tbody>{lines.map(({ label, of }) => <tr key={label}><th scope="row">{label}</th>{proposals.map((proposal) => <td key={proposal.id}>{of(proposal)}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
