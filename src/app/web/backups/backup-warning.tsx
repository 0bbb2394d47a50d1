import { useAsk } from '#ground/web/asking.ts'
import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useMay } from '#ground/web/who.ts'
import { keeping } from '../../backups/contract.ts'
import styles from './backups.module.css'
import { words } from './words.ts'

/** Above every page, for whoever looks after the backups: nothing readable for a day and a half. */
export const BackupWarning = () => {
  const say = useSay()
  const may = useMay(keeping.may)
  const { data } = useAsk(keeping, may ? {} : undefined)
  if (!may || !data?.stale) return null
  const problem = data.problem ?? data.last?.problem
  return (
    <div className={styles.stale}>
      <Notice kind="warning" title={say(data.kept.some(({ outcome }) => outcome) ? words.staleTitle : words.neverTitle)} live>{problem && <>{say(problem)} </>}<Go to="/backups">{say(words.open)}</Go></Notice>
    </div>
  )
}
