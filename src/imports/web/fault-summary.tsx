import { type MouseEvent, useEffect, useRef } from 'react'
import { Button } from '#ground/web/button.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { useUrlText } from '#ground/web/url.ts'
import { MarkedCopyButton } from './downloads.tsx'
import { fieldId } from './faults-table.tsx'
import { groupsOf, placeOf, sayFault, type FaultGroup } from './fault-words.ts'
import styles from './imports.module.css'
import type { JobSeen } from './seen.ts'
import { words } from './words.ts'

const eachNamed = 12

/** On top of the faults, with the focus: each of a few, or of many their kinds with how often; each leads to its field. */
export const FaultSummary = ({ job: { id, found, kept } }: { job: JobSeen }) => {
  const { say, language } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { box.current?.focus() }, [])
  const { faults, faultsTotal } = found
  const lines: FaultGroup[] = faults.length <= eachNamed ? faults.map((fault, place) => ({ key: String(place), faults: [fault] })) : groupsOf(faults)
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.summary} aria-labelledby="fault-summary">
      <h2 id="fault-summary">{say(words.rowsTitle, { count: faultsTotal })}</h2>
      <p>{say(words.rowsWhat)}</p>
      <ul>{lines.map((group) => <Line key={group.key} group={group} many={faults.length > eachNamed} />)}</ul>
      {kept && <div className={styles.tools}><MarkedCopyButton id={id} /><span className={styles.soft}>{say(words.markedWhat)}</span></div>}
      {faultsTotal > faults.length && <p className={styles.under}>{say(words.onlyFirst, { shown: writeCount(faults.length, language), total: writeCount(faultsTotal, language) })}</p>}
    </div>
  )
}

const Line = ({ group: { key, faults: [first], faults }, many }: { group: FaultGroup; many: boolean }) => {
  const { say } = useLanguage()
  const [only, setOnly] = useUrlText('loi')
  if (!first) return null
  const { reason } = sayFault(first, say)
  const jump = (event: MouseEvent) => {
    const field = document.getElementById(fieldId(first))
    if (!field) return
    event.preventDefault()
    field.scrollIntoView({ block: 'center' })
    field.focus({ preventScroll: true })
  }
  const text = many ? say(words.faultGroup, { count: faults.length, reason: [first.sheetName, first.heading].filter(Boolean).join(', ') }) : placeOf(first, say)
  return (
    <li>
      <a href={`#${fieldId(first)}`} onClick={jump}>{text}: {reason}</a>
      {many && faults.length > 1 && <Button kind="quiet" small aria-pressed={only === key} onClick={() => setOnly(only === key ? '' : key)}>{say(only === key ? words.showAll : words.showOnly)}</Button>}
    </li>
  )
}
