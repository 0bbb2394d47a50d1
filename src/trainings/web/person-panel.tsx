import { writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import type { PersonPanelProps } from '#ground/web/screens.ts'
import { trainingOfPerson } from '../contract.ts'
import styles from './trainings.module.css'
import { words } from './words.ts'

/** Which trainings a person attended. */
export const PersonTrainings = ({ personId, on }: PersonPanelProps) => {
  const say = useSay()
  const { knownOn: known } = useDay()
  const asked = useAsk(trainingOfPerson, { id: personId, on, known })
  return (
    <Shown asked={asked}>
      {(found) => (found.length === 0 ? <p className={styles.soft}>{say(words.panelNone)}</p> : (
        <ul className={styles.list}>{found.map(({ courseId, course, onDay, topics, certificate, present }) => (
          <li key={`${courseId}-${onDay}-${topics}`}>{writeDay(onDay)} · <Go to={`/trainings/${courseId}`}>{course}</Go>{certificate && ` · ${say(words.certificate, { number: certificate })}`}{!present && <> <Chip tone="amber">{say(words.absent)}</Chip></>}</li>
        ))}</ul>
      ))}
    </Shown>
  )
}
