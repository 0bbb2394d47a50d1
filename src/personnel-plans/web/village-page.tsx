import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Columns } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { StateChip } from '#posts/public-web.ts'
import { readBoard, readVillagePlan } from '../contract.ts'
import { optionWords } from '../words.ts'
import { PlanChip } from './bits.tsx'
import { AddCandidate, Candidates } from './candidates.tsx'
import { PlanActs, PlanForm } from './plan-form.tsx'
import styles from './plans.module.css'
import { Talks } from './talks.tsx'
import { words } from './words.ts'

/** One village's plan in a term: who, the conditions of the law, talks, and the steps to approval. */
export const VillagePage = ({ params }: PageProps) => {
  const say = useSay()
  const { day, knownOn } = useDay()
  const villageId = Number(params.villageId)
  const named = Number(useUrl().get('term'))
  const board = useAsk(readBoard, named > 0 ? undefined : { unitId: villageId, on: day, known: knownOn })
  const termId = named > 0 ? named : board.data?.term?.id
  const asked = useAsk(readVillagePlan, termId ? { unitId: villageId, termId, on: day, known: knownOn } : undefined)
  const mayDraft = useMay('personnel-plans.draft') && knownOn === undefined
  const mayConsult = useMay('personnel-plans.consult')
  const error = asked.error ?? board.error
  if (error) return <ErrorState error={error} retry={() => void asked.refetch()} whole />
  if (board.data && !board.data.term) return <Page title={board.data.unit.name} path={[{ name: say(words.plans), to: '/personnel-plans' }, { name: board.data.unit.name }]}><Notice title={say(words.noTerm)}>{say(words.noTermWhy)} <Go to="/terms">{say(words.toTerms)}</Go></Notice></Page>
  if (!asked.data) return <Page title={say(words.village)}><Skeleton lines={12} /></Page>
  const { village, term, plan, by, law, candidates, consultations, steps, approval } = asked.data
  const board_ = `/personnel-plans?unit=${village.communeId || villageId}&term=${term.id}`
  const unconfirmed = [law.minAge, law.probation].some((rule) => rule?.status === 'unconfirmed')
  return (
    <Page title={village.name} sub={<>{term.name} · <StateChip state={village.state} /></>} path={[{ name: say(words.plans), to: board_ }, ...(village.commune ? [{ name: village.commune, to: board_ }] : []), { name: village.name }]}>
      <Columns
        main={(
          <>
            <Card title={say(words.option)} aside={plan && <PlanChip state={plan.state} />}>
              <div className={styles.stack}>
                {plan?.said && <Notice kind="warning">{say(words.returnedWhy, { said: plan.said })}</Notice>}
                {plan && (
                  <dl className={styles.facts}>
                    <dt>{say(words.option)}</dt><dd>{say(optionWords[plan.option])}</dd>
                    {plan.personId && <><dt>{say(words.who)}</dt><dd><Go to={`/people/${plan.personId}`}>{plan.person}</Go></dd></>}
                    {plan.dueOn && <><dt>{say(words.due)}</dt><dd>{writeDay(plan.dueOn)}</dd></>}
                    {plan.reason && <><dt>{say(words.reason)}</dt><dd>{plan.reason}</dd></>}
                  </dl>
                )}
                {knownOn === undefined && <PlanActs villageId={villageId} termId={term.id} plan={plan} approval={approval} />}
                {mayDraft && <PlanForm key={`${plan?.number}-${plan?.state}-${plan?.option}`} villageId={villageId} termId={term.id} plan={plan} candidates={candidates} />}
              </div>
            </Card>
            <Card title={say(words.candidates)}>
              <p className={styles.soft}>{say(words.lightsOn, { by: writeDay(by), age: law.minAge?.value ?? '–', months: law.probation?.value ?? '–' })} {unconfirmed && say(words.unconfirmed)} {[law.minAge?.basis, law.probation?.basis].filter(Boolean).join('; ')}</p>
              <Candidates villageId={villageId} termId={term.id} candidates={candidates} mayDraft={mayDraft} />
            </Card>
          </>
        )}
        side={(
          <>
            {mayDraft && <Card title={say(words.addCandidate)}><AddCandidate villageId={villageId} termId={term.id} /></Card>}
            {mayConsult && <Card title={say(words.talks)}><Talks villageId={villageId} termId={term.id} talks={consultations} candidates={candidates} /></Card>}
            <Card title={say(words.steps)}>
              {steps.length === 0 ? <p className={styles.soft}>{say(words.noSteps)}</p> : (
                <ul className={styles.list}>{steps.map(({ at, state, option, person, said }, place) => (
                  <li key={place}><span className={styles.line}><PlanChip state={state} /><small>{writeDay(at.slice(0, 10) as never)} {at.slice(11, 16)}</small></span><span>{say(optionWords[option])}{person && ` · ${person}`}</span>{said && <span>{said}</span>}</li>
                ))}</ul>
              )}
            </Card>
          </>
        )}
      />
    </Page>
  )
}
