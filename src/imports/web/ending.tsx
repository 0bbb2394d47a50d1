import { LinkButton } from '#ground/web/button.tsx'
import { Row, Stack } from '#ground/web/card.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { MarkedCopyButton } from './downloads.tsx'
import { FiguresCard, SheetsCard } from './preview-tables.tsx'
import type { JobSeen } from './seen.ts'
import { sumsOf } from './sums.ts'
import { words } from './words.ts'

/** Written: where to see it. */
export const Done = ({ job: { id, found } }: { job: JobSeen }) => {
  const say = useSay()
  const { preview, sheets } = found
  if (!preview) return null
  const { unitName: unit, unitId, on } = preview
  return (
    <Stack>
      <Notice kind="good" live title={say(words.done, { unit })}>{say(words.doneWhat, { ...sumsOf(sheets), on })}</Notice>
      <Row>
        <LinkButton kind="main" to={`/home/${unitId}?ngay=${on}`}>{say(words.openHome, { unit, on })}</LinkButton>
        <LinkButton to={`/units/${unitId}?ngay=${on}`}>{say(words.openUnit)}</LinkButton>
        <LinkButton kind="quiet" to="/imports/new">{say(words.sendOther)}</LinkButton>
        <InJournal of={`imports/${id}`} />
      </Row>
      <FiguresCard preview={preview} />
      <SheetsCard found={found} />
    </Stack>
  )
}

/** The file as a whole cannot be used: what happened and what to do about it. */
export const Refused = ({ job: { id, found, kept } }: { job: JobSeen }) => {
  const say = useSay()
  const { refusal, faultsTotal } = found
  return (
    <Stack>
      <Notice kind="bad" live title={say(words.refused)}><p>{refusal && say(refusal.code, refusal.facts)}</p><p>{say(words.refusedWhat)}</p></Notice>
      <Row>
        <LinkButton kind="main" icon="upload" to="/imports/new">{say(words.sendOther)}</LinkButton>
        {kept && faultsTotal > 0 && <MarkedCopyButton id={id} />}
      </Row>
    </Stack>
  )
}

export const Dropped = () => {
  const say = useSay()
  return <Stack><Notice live title={say(words.dropped)}>{say(words.droppedWhat)}</Notice><Row><LinkButton kind="main" icon="upload" to="/imports/new">{say(words.sendOther)}</LinkButton></Row></Stack>
}
