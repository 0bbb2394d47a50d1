import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { endOtherSessions, endSession, ownSessions } from '../contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { instantText } from './instant-text.ts'
import { words } from './words.ts'

/** Where one is signed in, and the end of it. */
export const OwnSessions = () => {
  const say = useSay()
  const asked = useAsk(ownSessions, {})
  const end = useTell(endSession)
  const endOthers = useTell(endOtherSessions)
  const failed = end.error ?? endOthers.error
  return (
    <Card title={say(words.sessions)}>
      <Shown asked={asked}>
        {({ sessions }) => (
          <>
            <ul className={styles.lines}>
              {sessions.map(({ number, device, network, begunAt, seenAt, thisOne }) => (
                <li key={number}>
                  <span><b>{device || say(words.unknownDevice)}</b>{thisOne && ` (${say(words.thisDevice)})`}<small>{say(words.sessionSeen, { network, begun: instantText(begunAt), seen: instantText(seenAt) })}</small></span>
                  {!thisOne && <Button small busy={end.isPending} aria-label={say(words.endSessionOf, { device: device || say(words.unknownDevice) })} onClick={() => end.mutate({ number })}>{say(words.endSession)}</Button>}
                </li>
              ))}
            </ul>
            {failed && <Notice kind="bad" live>{failureSentence(failed, say)}</Notice>}
            {sessions.length > 1 && <p className={styles.aside}><Button busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>{say(words.endOthers)}</Button></p>}
          </>
        )}
      </Shown>
    </Card>
  )
}
