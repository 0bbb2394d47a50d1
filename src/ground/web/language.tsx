import { createContext, type ReactNode, use, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { whenWordsNeeded } from './client.ts'
import { fill, type Language, type Message, type Messages } from '#ground/text/say.ts'

type Facts = Record<string, unknown>

/** A message, or the code of one in the catalogue that the rooms fill. An unknown code is shown as it is, so it can be searched for. */
export type Say = (what: Message | string, facts?: Facts) => string

type Spoken = { language: Language; speak(language: Language): void; say: Say }

const kept = 'nhat-the.language'
const Speaking = createContext<Spoken>({ language: 'vi', speak: () => {}, say: (what) => (typeof what === 'string' ? what : what.vi) })

const remembered = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'vi')

export type More = {
  bring(): Promise<Messages>
  /** How long the first page has the network to itself, in ms. */
  afterMs: number
}

/** The catalogue: `messages` at once; `more` when a word of it is first asked for, or when the first page has had its time. What comes is laid into `messages`, so that a sentence made later is whole wherever it is made. */
const useCatalogue = (messages: Messages, more: More) => {
  const [whole, setWhole] = useState(false)
  const bring = useMemo(() => {
    let coming: Promise<void> | undefined
    return () => coming ??= more.bring().then((rest) => {
      Object.assign(messages, rest)
      setWhole(true)
    }, () => { coming = undefined })
  }, [messages, more])
  useEffect(() => {
    whenWordsNeeded((code) => (code in messages ? Promise.resolve() : bring()))
    const timer = setTimeout(() => void bring(), more.afterMs)
    return () => clearTimeout(timer)
  }, [bring, messages, more])
  return { whole, bring }
}

/** `more` gives the words that no first page needs. */
export const LanguageProvider = ({ messages, more, children }: { messages: Messages; more: More; children: ReactNode }) => {
  const { whole, bring } = useCatalogue(messages, more)
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
      if (message) return fill(message, facts, language)
      if (whole) return String(what)
      void bring()
      return '…'
    },
  }), [language, messages, whole, bring, speak])
  return <Speaking value={spoken}>{children}</Speaking>
}

export const useSay = (): Say => use(Speaking).say
export const useLanguage = (): Spoken => use(Speaking)
