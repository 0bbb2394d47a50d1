import { writeNumber } from '#ground/text/numbers.ts'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { StateChip } from '#posts/public-web.ts'
import { getPlan, listProposals } from '../contract.ts'
import { refuseToChoose } from '../plan.ts'
import { CarryOutCard } from './carry-out-card.tsx'
import { FiguresCard } from './figures-card.tsx'
import { NeighboursCard } from './neighbours-card.tsx'
import { StateOfPlan } from './plans-page.tsx'
import { ProposalsCard } from './proposals-card.tsx'
import type { PlanSeen, VillageSeen } from './seen.ts'
import { StepsCard } from './steps-card.tsx'
import { titles } from './titles.ts'
import { UndoCard } from './undo-card.tsx'
import { WorkCard } from './work-card.tsx'
import { WishesCard } from './wishes-card.tsx'
import { words } from './words.ts'
import styles from './mergers.module.css'

/** A plan from what is known of the villages to the act that carries it out. */
export const PlanPage = ({ params }: PageProps) => {
  const say = useSay()
  const planId = Number(params.planId)
  const { knownOn: known } = useDay()
  const asked = useAsk(getPlan, { planId, known })
  const proposals = useAsk(listProposals, { planId, known })
  const mayPropose = useMay('mergers.propose') && known === undefined
  const mayCarryOut = useMay('mergers.carry-out') && known === undefined
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  if (!asked.data || asked.data.plan.id !== planId) return <Skeleton lines={10} />
  const seen = asked.data
  const { plan } = seen
  const may = mayPropose && plan.state === 'drafted'
  const all = proposals.data ?? []
  const chosen = all.find(({ id }) => id === plan.chosenId)
  return (
    <Page title={plan.name} sub={<><Go to={`/units/${plan.communeId}`}>{plan.commune}</Go> · {say(words.effective)} {writeDay(dayFrom(plan.on))} · <StateOfPlan state={plan.state} /></>}
      path={[{ name: say(words.plansOf, { unit: plan.commune }), to: `/mergers?unit=${plan.communeId}` }, { name: say(titles.plan) }]}>
      <Stack>
        {plan.note && <Notice>{plan.note}</Notice>}
        {plan.undoPaperId !== null && <Notice kind="warning" title={say(words.undoneTitle)}>{say(words.undoneWhy, { reason: plan.undoReason ?? '' })} · <Go to={`/papers/${plan.undoPaperId}`}>{say(words.undonePaper)}</Go></Notice>}
        <MinimumCard seen={seen} />
        {seen.lacks && plan.state === 'drafted' && <Notice kind="warning" title={say(words.lacks)}>{say(seen.lacks.code, seen.lacks.facts)}</Notice>}
        <Card title={say(words.villages)}><Villages seen={seen} /></Card>
        {!isOver(plan.state) && <NeighboursCard seen={seen} may={may} />}
        {!isOver(plan.state) && <WishesCard seen={seen} may={may} />}
        {proposals.error ? <ErrorState error={proposals.error} /> : <ProposalsCard seen={seen} proposals={all} may={may} mayChoose={mayPropose && refuseToChoose(plan) === null} />}
        {mayPropose && <StepsCard seen={seen} />}
        {plan.state === 'decided' && chosen && mayCarryOut && <CarryOutCard seen={seen} proposal={chosen} />}
        {plan.state === 'carried_out' && <WorkCard plan={plan} />}
        {plan.state === 'carried_out' && <FiguresCard planId={planId} />}
        {plan.state === 'carried_out' && mayCarryOut && <UndoCard planId={planId} />}
      </Stack>
    </Page>
  )
}

const isOver = (state: PlanSeen['plan']['state']) => state === 'carried_out' || state === 'undone'

const MinimumCard = ({ seen: { plan, minimums } }: { seen: PlanSeen }) => {
  const say = useSay()
  const of = plan.border ? 'border' : plan.region
  const lines = ([['thon', words.minimumThon], ['tdp', words.minimumTdp]] as const).flatMap(([kind, word]) => { const minimum = minimums[kind]; return minimum ? [{ kind, word, minimum }] : [] })
  return (
    <Card title={say(words.minimum)} aside={<span className={styles.soft}>{say(`mergers.region.${plan.region}`)}{plan.border && ` · ${say(words.border)}`}</span>}>
      {lines.length === 0 ? <p>{say(words.noMinimum)}</p> : (
        <ul className={styles.list}>{lines.map(({ kind, word, minimum }) => (
          <li key={kind}><span><strong>{say(word, { count: minimum.value[of] ?? 0 })}</strong> {minimum.status === 'unconfirmed' && <Chip tone="amber">{say(words.unconfirmed)}</Chip>}</span><span className={styles.soft}>{minimum.basis}</span></li>
        ))}</ul>
      )}
    </Card>
  )
}

const Villages = ({ seen: { villages } }: { seen: PlanSeen }) => {
  const { say, language } = useLanguage()
  const maySize = useMay('units.measure')
  const missing = ({ households, least }: VillageSeen) => (households === null || least === null ? null : Math.max(0, least - households))
  const columns: Column<VillageSeen>[] = [
    { id: 'thon', header: say(words.village), value: ({ fullName }) => fullName, cell: ({ id, fullName }) => <Go to={`/units/${id}`}>{fullName}</Go> },
    { id: 'ho', header: say(words.households), number: true, value: ({ households }) => households, cell: ({ id, households }) => (households === null ? (maySize ? <Go to={`/units/${id}/measure`}>{say(words.tellSize)}</Go> : say(words.unknown)) : writeNumber(households, { language })) },
    { id: 'dien-tich', header: say(words.area), number: true, value: ({ areaKm2 }) => areaKm2, cell: ({ areaKm2 }) => (areaKm2 === null ? say(words.unknown) : writeNumber(areaKm2, { language })) },
    { id: 'toi-thieu', header: say(words.least), value: missing, cell: (village) => { const short = missing(village); return short === null ? say(words.unknown) : <Chip tone={short > 0 ? 'red' : 'green'}>{short > 0 ? say(words.short, { count: short }) : say(words.enough)}</Chip> } },
    { id: 'tinh-hinh', header: say(words.stateNow), value: ({ state }) => state, cell: ({ state }) => <StateChip state={state as never} /> },
    { id: 'truong', header: say(words.head), value: ({ head }) => head, cell: ({ headId, head }) => (headId === null ? say(words.nobody) : <Go to={`/people/${headId}`}>{head}</Go>) },
  ]
  return <DataTable label={say(words.villages)} rows={villages} columns={columns} rowKey={({ id }) => id} />
}
