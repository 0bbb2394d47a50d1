import { type ReactNode, useMemo } from 'react'
import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { ask } from '#ground/web/client.ts'
import { useDay } from '#ground/web/day.tsx'
import type { Find, Found } from '#ground/web/form/finding.ts'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { useSay } from '#ground/web/language.tsx'
import { useUrl, useUrlText } from '#ground/web/url.ts'
import { useWho } from '#ground/web/who.ts'
import { findUnits, getUnit } from '#units/public-web.ts'
import { words } from './list-words.ts'
import styles from './posts.module.css'

const country = 1

/** The unit in the address (?unit=), else the office's own, else the country. */
export const useListUnit = (): number => {
  const url = useUrl()
  const who = useWho()
  const named = Number(url.get('unit'))
  return Number.isInteger(named) && named > 0 ? named : who?.unitId ?? country
}

export const unitFinder = (on: Day, kinds?: string): Find => async (text, signal) =>
  (await ask(findUnits, { text, on, kinds: kinds as never, limit: 12 }, signal)).filter(({ stands }) => stands).map((found): Found => ({ key: String(found.id), label: found.fullName, note: found.place }))

/** The field for the unit that an act is of: the unit whose lists one looks at stands in it first. Undefined until its name is there. */
export const useUnitField = (): { find: Find; initial?: Found } | undefined => {
  const { today } = useDay()
  const id = useListUnit()
  const unit = useAsk(getUnit, { id, on: today })
  const find = useMemo(() => unitFinder(today), [today])
  if (!unit.data && !unit.error) return undefined
  return { find, ...(unit.data ? { initial: { key: String(id), label: unit.data.fullName } } : {}) }
}

const stateKinds = 'country,province,district,commune'

/** Chooses the unit whose subtree is listed. */
export const UnitFilter = ({ unitId }: { unitId: number }) => {
  const say = useSay()
  const { day } = useDay()
  const [, choose] = useUrlText('unit')
  const { data: unit, isPlaceholderData } = useAsk(getUnit, { id: unitId, on: day })
  const find = useMemo(() => unitFinder(day, stateKinds), [day])
  if (!unit || isPlaceholderData) return <div />
  return <PickField key={unitId} name="unit" label={say(words.unit)} find={find} initial={{ key: String(unitId), label: unit.fullName }} onPick={(found) => { if (found) choose(found.key, { keep: true }) }} />
}

type ChipsProps = { name: string; label: string; chips: { value: string; content: ReactNode }[] }

/** Counts that filter: several may be pressed; the address carries them with a comma between. */
export const ChipFilter = ({ name, label, chips }: ChipsProps) => {
  const [text, choose] = useUrlText(name)
  const chosen = text.split(',').filter(Boolean)
  const toggle = (value: string) => choose((chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(','), { keep: true })
  return (
    <ul className={styles.chips} aria-label={label}>
      {chips.map(({ value, content }) => <li key={value}><button type="button" aria-pressed={chosen.includes(value)} onClick={() => toggle(value)}>{content}</button></li>)}
    </ul>
  )
}
