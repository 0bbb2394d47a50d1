import { useAsk } from '#ground/web/asking.ts'
import { useSay } from '#ground/web/language.tsx'
import { Dialog } from '#ground/web/notes/dialog.tsx'
import { session } from '../contract.ts'
import { FactorForm } from './factor-form.tsx'
import { words } from './words.ts'

export const StepUpDialog = ({ end }: { end: (proved: boolean) => void }) => {
  const say = useSay()
  const ways = useAsk(session, {}).data?.ways
  return (
    <Dialog open close={() => end(false)} title={say(words.stepUp)}>
      <p>{say(words.stepUpWhat)}</p>
      {ways && <FactorForm ways={ways} done={() => end(true)} />}
    </Dialog>
  )
}
