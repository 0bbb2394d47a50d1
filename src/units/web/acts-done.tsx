import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { InJournal } from '#ground/web/in-journal.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { useMay } from '#ground/web/who.ts'
import { writeDay } from '#ground/time/day.ts'
import { getActs } from '../contract.ts'
import type { ActSeen } from './answers.ts'
import { CorrectAct } from './correct-act.tsx'
import styles from './units.module.css'
import { words } from './words.ts'

const takenBackSo: ActSeen['kind'][] = ['load', 'import', 'correct']

/** The acts on a unit, the latest day first; those that may be taken back have «Đính chính». */
export const ActsDone = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const acts = useAsk(getActs, { id: unitId })
  const mayCorrect = useMay('units.correct')
  const [correcting, setCorrecting] = useState<ActSeen>()
  return (
    <Shown asked={acts}>
      {(all) => all.length === 0 ? <p className={styles.soft}>{say(words.noActs)}</p> : (
        <>
          <ol className={styles.acts}>
            {all.map((act) => (
              <li key={act.id}>
                <div>
                  <div className={styles.hit}><strong className={act.reversedBy === null ? undefined : styles.struck}>{say(`units.${act.kind}`)}</strong>{act.reversedBy !== null && <Chip tone="amber">{say(words.takenBack)}</Chip>}</div>
                  <div className={styles.soft}>{writeDay(act.on)} · {say(words.enteredAt, { at: writtenAt(act.doneAt) })}{act.units.length > 1 && ` · ${say(words.touches, { count: act.units.length })}`} <InJournal of={`acts/${act.id}`} /></div>
                  {act.paper && <div className={styles.source}><Go to={`/papers/${act.paper.id}`}>{act.paper.symbol ?? act.paper.summary}</Go> · {act.paper.issuer}</div>}
                  {act.note && <div className={styles.source}>{act.note}</div>}
                </div>
                {mayCorrect && act.reversedBy === null && !takenBackSo.includes(act.kind) && <Button small kind="quiet" icon="undo" onClick={() => setCorrecting(act)}>{say(words.correct)}</Button>}
              </li>
            ))}
          </ol>
          {correcting && <CorrectAct act={correcting} close={() => setCorrecting(undefined)} />}
        </>
      )}
    </Shown>
  )
}

/** '2026-11-23T23:17:53.439578+07:00' -> '23/11/2026 23:17' */
const writtenAt = (at: string): string => `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)} ${at.slice(11, 16)}`
