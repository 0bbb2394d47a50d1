import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useMay } from '#ground/web/who.ts'
import { type getPaper, relatePapers, unrelatePapers } from '../contract.ts'
import { type LinkKind, linkKinds } from '../link.ts'
import { issuedText, paperName } from './paper-name.tsx'
import { PaperPick } from './paper-pick.tsx'
import styles from './papers.module.css'
import { words } from './words.ts'

export type PaperShown = (typeof getPaper)['gives']['_output']

/** A basis was replaced: the paper itself, or what leans on it, is to be looked at again. */
export const ReviewNotices = ({ of: { id, review } }: { of: PaperShown }) => {
  const say = useSay()
  return review.map(({ paper, basis, by }) => (
    <Notice key={`${paper.id}/${basis.id}/${by.id}`} kind="warning">
      {say(paper.id === id ? words.reviewOwn : words.reviewBelow, { paper: paperName(paper, say), basis: paperName(basis, say), by: paperName(by, say) })}
      {' '}<Go to={`/papers/${paper.id === id ? by.id : paper.id}`}>{paperName(paper.id === id ? by : paper, say)}</Go>
    </Notice>
  ))
}

/** What the paper says of others and they of it, both ways, and the bases further up. */
export const LinksCard = ({ of: shown }: { of: PaperShown }) => {
  const say = useSay()
  const mayEnter = useMay('papers.enter')
  const [adding, setAdding] = useState(false)
  const [striking, setStriking] = useState<number>()
  const strike = useTell(unrelatePapers)
  const lines = [
    ...shown.says.map((one) => ({ ...one, word: say(`papers.link.${one.kind}`) })),
    ...shown.saidOf.map((one) => ({ ...one, word: say(words[`of_${one.kind}`]) })),
  ]
  return (
    <Card title={say(words.links)}>
      {lines.length === 0 && <EmptyState title={say(words.linksNone)} why={say(words.linksNoneWhy)} />}
      <ul className={styles.links}>
        {lines.map(({ linkId, word, paper }) => (
          <li key={linkId}>
            <div><small>{word}</small><Go to={`/papers/${paper.id}`}>{paperName(paper, say)}</Go><small>{paper.issuer} · {issuedText(paper, say)}</small></div>
            {mayEnter && <Button kind="quiet" small aria-label={`${say(words.linkStrike)}: ${word} ${paperName(paper, say)}`} onClick={() => setStriking(linkId)}>{say(words.linkStrike)}</Button>}
          </li>
        ))}
      </ul>
      {shown.chain.length > 0 && (
        <div className={styles.chain}>
          <strong>{say(words.chain)}</strong>
          {shown.chain.map(({ from, kind, to }) => <div key={`${from.id}/${to.id}`}><Go to={`/papers/${from.id}`}>{paperName(from, say)}</Go> · {say(`papers.link.${kind}`).toLowerCase()} <Go to={`/papers/${to.id}`}>{paperName(to, say)}</Go></div>)}
        </div>
      )}
      {mayEnter && (adding ? <LinkForm id={shown.id} done={() => setAdding(false)} /> : <p className={styles.under}><Button icon="plus" onClick={() => setAdding(true)}>{say(words.linkAdd)}</Button></p>)}
      <Confirm open={striking !== undefined} close={() => setStriking(undefined)} title={say(words.linkStrikeTitle)} verb={say(words.linkStrike)} withReason busy={strike.isPending} refused={strike.error}
        confirm={(reason) => strike.mutate({ id: striking ?? 0, reason }, { onSuccess: () => setStriking(undefined) })}>{say(words.linkStrikeWhy)}</Confirm>
    </Card>
  )
}

const LinkForm = ({ id, done }: { id: number; done: () => void }) => {
  const say = useSay()
  const toast = useToast()
  const tell = useTell(relatePapers)
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const toId = Number(textOf(form, 'toId'))
    if (!toId) return setErrors([{ name: 'toId', sentence: say(words.linkToMissing) }])
    const kind = linkKinds.find((one) => one === textOf(form, 'kind')) ?? 'rests_on' satisfies LinkKind
    setErrors([])
    tell.mutate({ fromId: id, toId, kind }, {
      onSuccess: () => { toast(say(words.linked, { paper: say(`papers.link.${kind}`) })); done() },
      onError: (failed) => setErrors([{ name: 'toId', sentence: say(failed.code, failed.facts) }]),
    })
  }
  return (
    <form noValidate onSubmit={submit} className={styles.under}>
      <ErrorSummary errors={errors} />
      <Fields>
        <SelectField name="kind" label={say(words.linkKind)} choices={linkKinds.map((kind) => ({ value: kind, label: say(`papers.link.${kind}`) }))} />
        <PaperPick name="toId" label={say(words.linkTo)} required error={errors.find(({ name }) => name === 'toId')?.sentence} />
      </Fields>
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.linkSave)}</Button><Button onClick={done}>{say(words.cancel)}</Button></FormActions>
    </form>
  )
}
