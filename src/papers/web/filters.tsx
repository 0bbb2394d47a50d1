import { useEffect, useRef } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { useUrlText } from '#ground/web/url.ts'
import { countPapers } from '../contract.ts'
import styles from './papers.module.css'
import { words } from './words.ts'

const pause = 250

/** What the list is narrowed by; all of it stands in the address: ?tim=&loai=&noi=&nam= */
export const PaperFilters = () => {
  const { say, language } = useLanguage()
  const { data } = useAsk(countPapers, {})
  const [text, setText] = useUrlText('tim')
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef(0)
  useEffect(() => {
    const field = input.current
    if (field && field !== document.activeElement && field.value !== text) field.value = text
  }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (typed: string) => {
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setText(typed.normalize('NFC').trim()), pause)
  }
  const counted = (label: string, count: number) => `${label} (${writeCount(count, language)})`
  return (
    <div role="group" aria-label={say(words.filters)} className={styles.filters}>
      <label>{say(words.search)}<input ref={input} type="search" defaultValue={text} maxLength={200} autoComplete="off" onChange={(event) => type(event.target.value)} /></label>
      <Filter name="loai" label={say(words.kind)} choices={(data?.kinds ?? []).map(({ kind, count }) => [kind, counted(say(`papers.kind.${kind}`), count)])} />
      <Filter name="noi" label={say(words.issuer)} choices={(data?.issuers ?? []).map(({ issuer, count }) => [issuer, counted(issuer, count)])} />
      <Filter name="nam" label={say(words.year)} choices={(data?.years ?? []).map(({ year, count }) => [String(year), counted(String(year), count)])} />
    </div>
  )
}

const Filter = ({ name, label, choices }: { name: string; label: string; choices: [value: string, label: string][] }) => {
  const { say } = useLanguage()
  const [value, choose] = useUrlText(name)
  const isListed = value === '' || choices.some(([one]) => one === value)
  return (
    <label>{label}
      <select value={value} onChange={(event) => choose(event.target.value, { keep: true })}>
        <option value="">{say(words.all)}</option>
        {!isListed && <option value={value}>{value}</option>}
        {choices.map(([one, word]) => <option key={one} value={one}>{word}</option>)}
      </select>
    </label>
  )
}
