import { LinkButton } from '#ground/web/button.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { words } from './words.ts'

/** Where no unit can be shown: that there is none and how to find it, or what else went wrong. */
export const NoUnit = ({ error, retry }: { error: Error; retry: () => void }) => {
  const say = useSay()
  if (!(error instanceof CallFailed && error.code === 'units.no-such-unit')) return <ErrorState error={error} retry={retry} whole />
  return <Page title={say(words.noUnit)}><EmptyState title={say(words.noUnit)} why={say(words.noUnitWhy)} action={<LinkButton kind="main" to="/units?biet=">{say(words.find)}</LinkButton>} /></Page>
}
