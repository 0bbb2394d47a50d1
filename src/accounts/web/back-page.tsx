import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask } from '#ground/web/client.ts'
import { FormActions } from '#ground/web/form/field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Page } from '#ground/web/page.tsx'
import { session } from '../contract.ts'
import { finishOidc } from '../oidc/contract.ts'
import styles from './accounts.module.css'
import { useSending } from './use-sending.ts'
import { keptWay, wayBack } from './way-back.ts'
import { words } from './words.ts'

/** Back from the provider of single sign-on: the answer in the address is handed to the server, once, and taken out of the address. */
export const BackPage = () => {
  const say = useSay()
  const go = useGo()
  const client = useQueryClient()
  const { failed, send, fail } = useSending()
  const handed = useRef(false)
  useEffect(() => {
    if (handed.current) return
    handed.current = true
    const answer = location.search.slice(1)
    history.replaceState(history.state, '', location.pathname)
    if (!/(^|&)state=/.test(answer)) return fail(say(words.backWithout))
    void send(async () => {
      const { owed } = await ask(finishOidc, { answer })
      await client.invalidateQueries({ queryKey: [session.path] })
      const way = sessionStorage.getItem(keptWay)
      sessionStorage.removeItem(keptWay)
      go(owed === null ? wayBack(way || null, location.href) : '/sign-in')
    })
  })
  return (
    <Page title={say(words.signIn)}>
      <div className={styles.narrow}>
        <Card>
          {failed ? <><Notice kind="bad" live>{failed.sentence}</Notice><FormActions><LinkButton kind="main" to="/sign-in">{say(words.beginAgain)}</LinkButton></FormActions></> : <p role="status">{say(words.backWait)}</p>}
        </Card>
      </div>
    </Page>
  )
}
