import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { useUrlText } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { mendCells } from '../contract.ts'
import { keyOfCell, useDrafts } from './drafts.ts'
import { FaultSummary } from './fault-summary.tsx'
import { groupsOf } from './fault-words.ts'
import { FaultsTable } from './faults-table.tsx'
import styles from './imports.module.css'
import { Proposals } from './proposals.tsx'
import type { JobSeen } from './seen.ts'
import { words } from './words.ts'

const mostAtOnce = 500

/** Cells to mend and proposals to take: changed on the screen, sent together, checked again once. */
export const RowsStep = ({ job }: { job: JobSeen }) => {
  const say = useSay()
  const toast = useToast()
  const maySend = useMay('imports.send')
  const mend = useTell(mendCells)
  const { drafts, change, clear } = useDrafts(job.id)
  const [only] = useUrlText('loi')
  const { faults } = job.found
  const shown = groupsOf(faults).find(({ key }) => key === only)?.faults ?? faults
  const here = new Map(faults.map((fault) => [keyOfCell(fault), fault]))
  const changed = Object.entries(drafts).flatMap(([key, value]) => {
    const fault = here.get(key)
    return fault ? [{ sheet: fault.sheet, row: fault.row, column: fault.column, value: value.normalize('NFC').trim() }] : []
  })
  const check = () => mend.mutate({ id: job.id, cells: changed.slice(0, mostAtOnce) }, {
    onSuccess: ({ wrong }) => {
      clear()
      if (wrong.length > 0) toast(say(words.stillWrong, { count: wrong.length }))
    },
  })
  return (
    <Stack>
      {faults.length > 0 && <FaultSummary job={job} />}
      {maySend && <Proposals job={job} />}
      {faults.length > 0 && (
        <Card>
          <FaultsTable key={only} faults={shown} drafts={drafts} change={change} />
          {maySend && (
            <div className={changed.length > 0 ? styles.bar : styles.barAtRest}>
              <span role="status">{changed.length > 0 && say(words.changedCells, { count: changed.length })}</span>
              <Button kind="main" busy={mend.isPending} disabled={changed.length === 0} onClick={check}>{say(words.checkAgain)}</Button>
              {mend.error && <Notice kind="bad" live>{say(mend.error.code, mend.error.facts)}</Notice>}
            </div>
          )}
        </Card>
      )}
    </Stack>
  )
}
