import { Fragment } from 'react'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import { useAsk } from '#ground/web/asking.ts'
import { LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { useMay } from '#ground/web/who.ts'
import { getMeasures } from '../contract.ts'
import { knownUntil, type UnitSeen } from './answers.ts'
import styles from './units.module.css'
import { words } from './words.ts'

/** How large the unit is on the day, since when and by which source. */
export const MeasuresCard = ({ unit }: { unit: UnitSeen }) => {
  const { say, language } = useLanguage()
  const { day, knownOn } = useDay()
  const may = useMay('units.measure') && knownOn === undefined
  const asked = useAsk(getMeasures, { id: unit.id, on: day, ...knownUntil(knownOn) })
  return (
    <Card title={say(words.size)} aside={may && unit.stands === 'yes' && <LinkButton small to={`/units/${unit.id}/measure`}>{say(words.measure)}</LinkButton>}>
      <Shown asked={asked}>{(measures) => {
        const now = measures.filter((each) => each.now)
        return now.length === 0 ? <p className={styles.soft}>{say(words.noSize, { on: day })}. {say(words.noSizeWhy)}</p> : (
          <dl className={styles.terms}>
            {now.map(({ kind, value, from, source }) => <Fragment key={kind}><dt>{say(`units.measure.${kind}`)}</dt><dd><strong>{writeNumber(value, { language })}</strong> <small>{from ? say(words.sinceDay, { on: writeDay(dayFrom(from)) }) : ''} · {source}</small></dd></Fragment>)}
          </dl>
        )
      }}</Shown>
    </Card>
  )
}
