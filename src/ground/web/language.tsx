import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { fill, type Language, type Message, type Messages } from '#ground/text/say.ts'

type Facts = Record<string, unknown>

/** A message, or the code of one in the catalogue that the rooms fill. An unknown code is shown as it is, so it can be searched for. */
export type Say = (what: Message | string, facts?: Facts) => string

type Spoken = { language: Language; speak(language: Language): void; say: Say }

const kept = 'nhat-the.language'
const Speaking = createContext<Spoken>({ language: 'vi', speak: () => {}, say: (what) => (typeof what === 'string' ? what : what.vi) })

const remembered = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'vi')

/** How long the first page has the network to itself before the rest of the words is fetched. */
const quietMs = 3000

/** The catalogue: `messages` at once; `more` when a word of it is first asked for, or when the first page has had its time. */
const useCatalogue = (messages: Messages, more: () => Promise<Messages>) => {
  const [all, setAll] = useState<Messages>()
  const askMore = useMemo(() => {
    let asked = false
    return () => {
      if (asked) return
      asked = true
      more().then((rest) => setAll({ ...messages, ...rest }), () => { asked = false })
    }
  }, [messages, more])
  useEffect(() => {
    const timer = setTimeout(askMore, quietMs)
    return () => clearTimeout(timer)
  }, [askMore])
  return { known: all ?? messages, whole: all !== undefined, askMore }
}

/** `more` gives the words that no first page needs. */
export const LanguageProvider = ({ messages, more, children }: { messages: Messages; more: () => Promise<Messages>; children: ReactNode }) => {
  const { known, whole, askMore } = useCatalogue(messages, more)
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
      const message = typeof what === 'string' ? known[what] : what
      if (message) return fill(message, facts, language)
      if (whole) return String(what)
      askMore()
      return '…'
    },
  }), [language, known, whole, askMore, speak])
  return <Speaking value={spoken}>{children}</Speaking>
}

export const useSay = (): Say => use(Speaking).say
export const useLanguage = (): Spoken => use(Speaking)
