import { useState } from 'react'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { FormActions } from '#ground/web/form/field.tsx'
import { SelectField } from '#ground/web/form/choices.tsx'
import { textOf } from '#ground/web/form/reading.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { linkOidc, type OidcIdentity, oidcIdentities, unlinkOidc } from '../oidc/contract.ts'
import { listAccounts } from '../staff/contract.ts'
import styles from './accounts.module.css'
import { failureSentence } from './failure.ts'
import { instantText } from './instant-text.ts'
import { words } from './words.ts'

/** Who came through single sign-on, and the account that staff linked to each. */
export const IdentitiesPage = () => {
  const say = useSay()
  const asked = useAsk(oidcIdentities, {})
  const unlink = useTell(unlinkOidc)
  const [linking, link] = useState<OidcIdentity>()
  return (
    <Page title={say(words.identities)} sub={say(words.identitiesSub)} path={[{ name: say(words.accounts), to: '/accounts' }, { name: say(words.identities) }]}>
      <Card>
        <Shown asked={asked}>
          {({ identities }) => (identities.length === 0 ? <EmptyState title={say(words.noIdentities)} why={say(words.noIdentitiesWhy)} /> : (
            <ul className={styles.lines}>
              {identities.map((each) => (
                <li key={each.number}>
                  <span><b>{say(words.identityOf, { number: each.number, name: each.nameHint || '–' })}</b>{each.login && ` → ${each.login}`}<small>{each.issuer} · {each.subject} · {instantText(each.triedAt)}</small></span>
                  {each.accountId === null
                    ? <Button small aria-label={say(words.linkOf, { number: each.number })} onClick={() => link(each)}>{say(words.link)}</Button>
                    : <Button small aria-label={say(words.unlinkOf, { number: each.number })} busy={unlink.isPending} onClick={() => unlink.mutate({ number: each.number })}>{say(words.unlink)}</Button>}
                </li>
              ))}
            </ul>
          ))}
        </Shown>
        {unlink.error && <Notice kind="bad" live>{failureSentence(unlink.error, say)}</Notice>}
      </Card>
      <Dialog open={linking !== undefined} close={() => link(undefined)} title={say(words.linkTitle)}>{linking && <LinkForm identity={linking} done={() => link(undefined)} />}</Dialog>
    </Page>
  )
}

const LinkForm = ({ identity: { number, issuer, subject, nameHint }, done }: { identity: OidcIdentity; done: () => void }) => {
  const say = useSay()
  const accounts = useAsk(listAccounts, {}).data?.accounts.filter(({ demo, standing }) => !demo && standing !== 'suspended') ?? []
  const tell = useTell(linkOidc)
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault()
      const accountId = Number(textOf(new FormData(event.currentTarget), 'account'))
      if (accountId > 0) tell.mutate({ number, accountId }, { onSuccess: done })
    }}>
      <p>{say(words.linkWhat)}</p>
      <p className={styles.aside}>{nameHint} · {issuer} · {subject}</p>
      <SelectField name="account" label={say(words.oneAccount)} mustChoose choices={accounts.map(({ id, login, name }) => ({ value: String(id), label: `${name} (${login})` }))} />
      {tell.error && <Notice kind="bad" live>{failureSentence(tell.error, say)}</Notice>}
      <FormActions><Button type="submit" kind="main" busy={tell.isPending}>{say(words.link)}</Button></FormActions>
    </form>
  )
}
