import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import styles from './accounts.module.css'
import { words } from './words.ts'

/** A password to be handed to a person, shown this once. */
export const OneTimePassword = ({ password, login, days }: { password: string; login: string; days: number }) => {
  const say = useSay()
  return (
    <>
      <Notice kind="warning" title={say(words.codesOnce)}>{say(words.oneTimeWhat, { days })}</Notice>
      <dl className={`${styles.facts} ${styles.handed}`}>
        <dt>{say(words.login)}</dt><dd><code className={styles.secret}>{login}</code></dd>
        <dt>{say(words.oneTime)}</dt><dd><code className={styles.secret}>{password}</code></dd>
      </dl>
    </>
  )
}
