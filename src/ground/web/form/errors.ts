import { useState } from 'react'
import { useSay } from '../language.tsx'
import type { FieldError } from './error-summary.tsx'

type Refused = { code: string; facts: Record<string, unknown> }

/** What is to be put right in a form. `onRefused` says the server's no at the field that `fieldOf` names for its code, else on top of the form alone. */
export const useErrors = (fieldOf: Readonly<Record<string, string>> = {}) => {
  const say = useSay()
  const [errors, setErrors] = useState<FieldError[]>([])
  return {
    errors, setErrors,
    wrong: (name: string): string | undefined => errors.find((error) => error.name === name)?.sentence,
    onRefused: ({ code, facts }: Refused): void => setErrors([{ ...(fieldOf[code] ? { name: fieldOf[code] } : {}), sentence: say(code, facts) }]),
  }
}
