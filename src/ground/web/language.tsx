import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react'
import { fill, type Language, type Message, type Messages } from '#ground/text/say.ts'

type Facts = Record<string, unknown>

/** A message, or the code of one in the catalogue that the rooms fill. An unknown code is shown as it is, so it can be searched for. */
export type Say = (what: Message | string, facts?: Facts) => string

type Spoken = { language: Language; speak(language: Language): void; say: Say }

const kept = 'nhat-the.language'
const Speaking = createContext<Spoken>({ language: 'vi', speak: () => {}, say: (what) => (typeof what === 'string' ? what : what.vi) })

const remembered = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'vi')

export const LanguageProvider = ({ messages, children }: { messages: Messages; children: ReactNode }) => {
  const [language, setLanguage] = useState(remembered)
  useLayoutEffect(() => { document.documentElement.lang = language }, [language])
  const speak = useCallback((next: Language) => {
    localStorage.setItem(kept, next)
    setLanguage(next)
  }, [])
  const spoken = useMemo<Spoken>(() => ({
    language,
    speak,
    say: (what, facts = {}) => {
      const message = typeof what === 'string' ? messages[what] : what
      return message ? fill(message, facts, language) : String(what)
    },
  }), [language, messages, speak])
  return <Speaking value={spoken}>{children}</Speaking>
}

export const useSay = (): Say => use(Speaking).say
export const useLanguage = (): Spoken => use(Speaking)
