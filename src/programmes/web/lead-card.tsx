import { useState } from 'react'
import { today } from '#ground/time/day.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Row } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { markModelUnit, withdrawUnit } from '../contract.ts'
import { type Board, dayText, type Line } from './asking.ts'
import { words } from './words.ts'

/** Whether the unit is a model for others; whoever leads the programme marks it, or takes a unit out that was assigned by mistake. */
export const LeadCard = ({ board: { programme: { number }, leads }, line: { unitId, modelOn, modelReason } }: { board: Board; line: Line }) => {
  const say = useSay()
  const go = useGo()
  const { day } = useDay()
  const [asking, setAsking] = useState<'model' | 'withdraw'>()
  const [mark, withdraw] = [useTell(markModelUnit), useTell(withdrawUnit)]
  if (!leads && !modelOn) return null
  const on = modelOn ? null : day < today() ? day : today()
  return (
    <Card title={say(words.modelTitle)}>
      {modelOn && <p>{say(words.modelSince, { day: dayText(modelOn), reason: modelReason ?? '' })}</p>}
      {leads && <Row><Button onClick={() => setAsking('model')}>{say(modelOn ? words.modelTake : words.modelMark)}</Button><Button kind="quiet" onClick={() => setAsking('withdraw')}>{say(words.withdraw)}</Button></Row>}
      <Confirm open={asking === 'model'} close={() => setAsking(undefined)} title={say(modelOn ? words.modelTake : words.modelMark)} verb={say(modelOn ? words.modelTake : words.modelMark)} withReason busy={mark.isPending} refused={mark.error}
        confirm={(reason) => mark.mutate({ number, assigned: unitId, on, reason }, { onSuccess: () => setAsking(undefined) })}>{on && <p>{say(words.modelOn)} {dayText(on)}</p>}</Confirm>
      <Confirm open={asking === 'withdraw'} close={() => setAsking(undefined)} title={say(words.withdraw)} verb={say(words.withdraw)} danger withReason busy={withdraw.isPending} refused={withdraw.error}
        confirm={(reason) => withdraw.mutate({ number, assigned: unitId, reason }, { onSuccess: () => go(`/programmes/${number}?muc=don-vi`) })} />
    </Card>
  )
}
