import { Ticks } from '#ground/web/form/choices.tsx'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { words } from './words.ts'

type PasswordFieldProps = { name?: string; label: string; hint?: string; error?: string | undefined; isNew?: boolean; shown: boolean; show?: (shown: boolean) => void }

/** A password that may be looked at while typing: a Vietnamese keyboard easily types other letters than one thinks. */
export const PasswordField = ({ name = 'password', label, hint, error, isNew, shown, show }: PasswordFieldProps) => {
  const say = useSay()
  return (
    <div>
      <TextField name={name} label={label} hint={hint} error={error} type={shown ? 'text' : 'password'} autoComplete={isNew ? 'new-password' : 'current-password'} maxLength={1024} />
      {show && <Ticks name={`${name}-shown`} label={<span className="unseen">{say(words.showPassword)}</span>} choices={[{ value: 'shown', label: say(words.showPassword) }]} onChange={(_, on) => show(on)} />}
    </div>
  )
}

