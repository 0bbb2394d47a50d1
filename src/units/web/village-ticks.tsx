import { useEffect } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { Ticks } from '#ground/web/form/choices.tsx'
import { useSay } from '#ground/web/language.tsx'
import { ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import type { Day } from '#ground/time/day.ts'
import { getChildren } from '../contract.ts'
import { words } from './act-words.ts'
import styles from './units.module.css'

type VillageTicksProps = { name: string; label: string; communeId: number; on: Day; initial?: number[]; changed: () => void }

/** Whether the ticks of this name are on the page yet: before that, nothing ticked says nothing. */
export const ticksShown = (form: FormData, name: string): boolean => form.has(`${name}-shown`)

/** What stands under a unit on the day, to be ticked; a long list scrolls in itself. */
export const VillageTicks = ({ name, label, communeId, on, initial = [], changed }: VillageTicksProps) => {
  const say = useSay()
  const { data, error, refetch } = useAsk(getChildren, { id: communeId, on })
  useEffect(() => { if (data) changed() }, [data, changed])
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  const choices = data.map(({ id, fullName, code }) => ({ value: String(id), label: fullName, hint: code }))
  if (choices.length === 0) return <p data-field={name} tabIndex={-1} className={styles.soft}>{say(words.noVillages, { on })}</p>
  return <div className={choices.length > 8 ? styles.long : undefined}><input type="hidden" name={`${name}-shown`} value="1" /><Ticks name={name} label={label} choices={choices} initial={initial.map(String)} /></div>
}
