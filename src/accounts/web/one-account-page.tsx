import { useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import type { PageProps } from '#ground/web/screens.ts'
import { useMay } from '#ground/web/who.ts'
import { endSessionsOver, type ListedAccount, oneAccount, proposeReset, restoreAccount, suspendAccount } from '../staff/contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { instantText } from './instant-text.ts'
import { OpenResets } from './open-resets.tsx'
import { words } from './words.ts'

/** One account: how it stands, and what staff may do with it. */
export const OneAccountPage = ({ params }: PageProps) => {
  const say = useSay()
  const asked = useAsk(oneAccount, { accountId: Number(params.accountId) })
  return (
    <Page title={asked.data?.account.name ?? say(words.oneAccount)} path={[{ name: say(words.accounts), to: '/accounts' }, { name: asked.data?.account.name ?? say(words.oneAccount) }]}>
      <Shown asked={asked}>
        {({ account, resets, sessions }) => (
          <Columns
            main={<><Card title={say(words.about)}><Facts account={account} sessions={sessions} /></Card>{resets.length > 0 && <OpenResets resets={resets} />}</>}
            side={<Card title={say(words.acts)}><Acts account={account} sessions={sessions} /></Card>}
          />
        )}
      </Shown>
    </Page>
  )
}

const Facts = ({ account: { login, person, standing, demo, hasFactor, madeAt, seenAt }, sessions }: { account: ListedAccount; sessions: number }) => {
  const say = useSay()
  return (
    <dl className={styles.facts}>
      <dt>{say(words.login)}</dt><dd>{login}</dd>
      {person && <><dt>{say(words.person)}</dt><dd>{person}</dd></>}
      <dt>{say(words.standing)}</dt><dd>{say(words[`standing_${standing}`])}</dd>
      <dt>{say(words.factors)}</dt><dd>{say(demo ? words.factorNotAsked : hasFactor ? words.factorThere : words.factorMissing)}</dd>
      <dt>{say(words.made)}</dt><dd>{instantText(madeAt)}</dd>
      <dt>{say(words.lastSeen)}</dt><dd>{seenAt ? instantText(seenAt) : '–'}</dd>
      <dt>{say(words.openSessions)}</dt><dd>{sessions}</dd>
    </dl>
  )
}

type Act = 'suspend' | 'restore' | 'password' | 'factors'

const Acts = ({ account: { id: accountId, standing, demo }, sessions }: { account: ListedAccount; sessions: number }) => {
  const say = useSay()
  const [maySuspend, mayReset] = [useMay('accounts.suspend'), useMay('accounts.reset')]
  const tells = { suspend: useTell(suspendAccount), restore: useTell(restoreAccount), reset: useTell(proposeReset), end: useTell(endSessionsOver) }
  const [asking, ask] = useState<Act>()
  const failed = Object.values(tells).find(({ error }) => error)?.error
  const busy = Object.values(tells).some(({ isPending }) => isPending)
  const close = { onSettled: () => ask(undefined) }
  const confirm = (reason: string) => {
    if (asking === 'suspend' || asking === 'restore') tells[asking].mutate({ accountId, reason }, close)
    else if (asking) tells.reset.mutate({ accountId, what: asking, reason }, close)
  }
  const suspended = standing === 'suspended'
  return (
    <>
      <div className={styles.acts}>
        {maySuspend && <Button onClick={() => ask(suspended ? 'restore' : 'suspend')}>{say(suspended ? words.restore : words.suspend)}</Button>}
        {maySuspend && sessions > 0 && <Button busy={tells.end.isPending} onClick={() => tells.end.mutate({ accountId })}>{say(words.endAll)}</Button>}
        {mayReset && !demo && <Button onClick={() => ask('password')}>{say(words.resetPassword)}</Button>}
        {mayReset && !demo && <Button onClick={() => ask('factors')}>{say(words.resetFactors)}</Button>}
      </div>
      {mayReset && !demo && <p className={styles.aside}>{say(words.fourEyes)}</p>}
      {failed && <Notice kind="bad" live>{failureSentence(failed, say)}</Notice>}
      <Confirm open={asking !== undefined} close={() => ask(undefined)} title={asking ? say(words[`ask_${asking}`]) : ''} verb={asking ? say(words[`verb_${asking}`]) : ''} danger={asking === 'suspend'} withReason busy={busy} confirm={confirm}>
        <p>{asking && say(words[`what_${asking}`])}</p>
      </Confirm>
    </>
  )
}
