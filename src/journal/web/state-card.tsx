import { useAsk } from '#ground/web/asking.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { journalState } from '../contract.ts'
import styles from './journal.module.css'
import { faultWords, words } from './words.ts'

const written = (at: string) => `${at.slice(11, 16)} ${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)}`

/** How the journal stands: the code that is printed on forms, when it was signed, whether the last check found all sound. */
export const StateCard = () => {
  const say = useSay()
  const asked = useAsk(journalState, {})
  return (
    <Card title={say(words.state)}>
      <Shown asked={asked} skeleton={<Skeleton lines={3} />}>
        {({ entries, head, late, check, key }) => (
          <div className={styles.state}>
            <p>
              {check === null ? <Chip>{say(words.unchecked)}</Chip> : check.fault === null ? <Chip tone="brand">{say(words.sound)}</Chip> : <Chip tone="red">{say(words.unsound)}</Chip>}
              {late && <Chip tone="amber">{say(words.late)}</Chip>}
            </p>
            {check && (
              <p role={check.fault ? 'alert' : undefined}>
                {say(words.checkedAt, { at: written(check.at), count: writeCount(check.size) })}
                {check.fault && <><br />{say(faultWords[String(check.fault['kind'])] ?? words.unsound, { seq: String(check.fault['seq'] ?? check.fault['size'] ?? check.fault['id'] ?? ''), day: String(check.fault['day'] ?? '') })}</>}
              </p>
            )}
            {head === null ? <p>{say(words.noHead, { count: writeCount(entries) })}</p> : (
              <>
                <p>{say(words.code)}: <code className={styles.code}>{head.code}</code></p>
                <p className={styles.soft}>{say(words.signedAt, { at: written(head.at), count: writeCount(head.size), of: writeCount(entries) })}{key && <> {say(words.key, { key })}</>}</p>
              </>
            )}
            <p className={styles.soft}>{say(words.howToVerify)} <a href="./verify.html">{say(words.verifyPage)}</a></p>
          </div>
        )}
      </Shown>
    </Card>
  )
}
