import { Button } from '#ground/web/button.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import styles from './accounts.module.css'
import { words } from './words.ts'

/** Ten codes for the day the phone is lost, shown this once. */
export const RecoveryCodes = ({ codes, done }: { codes: string[]; done: () => void }) => {
  const say = useSay()
  return (
    <>
      <Notice kind="warning" title={say(words.codesOnce)}>{say(words.codesWhat)}</Notice>
      <ol className={styles.codes}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <FormActions>
        <Button kind="main" onClick={done}>{say(words.codesKept)}</Button>
        <Button onClick={() => print()}>{say(words.codesPrint)}</Button>
      </FormActions>
    </>
  )
}
