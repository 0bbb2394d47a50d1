import { day, writeDay } from '#ground/time/day.ts'
import { Card } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import type { Tone } from '#ground/web/tone.ts'
import { type HomeFigures, rowsPath } from './asking.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { words } from './words.ts'

type Printed = HomeFigures['printed'][number]
const tones: Record<NonNullable<Printed['agreement']>, Tone> = { same: 'green', approximate: 'blue', cut: 'amber', differs: 'red' }

/** What papers printed of this unit beside what the facts give, those of the day first; the difference is said, not hidden. */
export const PrintedCard = ({ home: { unit }, figures: { printed }, told }: Shown) => {
  const { say, language } = useLanguage()
  const { day: on } = useDay()
  if (printed.length === 0) return null
  const derivedOf = ({ derived }: Printed) => (derived ? `${writeCount(derived.numerator, language)}/${writeCount(derived.denominator, language)}${derived.percent ? ` (${derived.percent.two}%)` : ''}` : '–')
  return (
    <Card title={say(words.printed)}>
      <ul className={styles.why}>
        {[...printed].sort((a, b) => Number(b.on === on) - Number(a.on === on)).map((one) => (
          <li key={one.id}>
            <strong>{say(told.find(({ code }) => code === one.indicator)?.name ?? one.indicator)}</strong>
            <p>{say(words.asPrinted, { printed: writePrinted(one) })} · <Go to={rowsPath(one.indicator, unit.id, 'numerator', one.on)}>{say(words.asDerived, { derived: derivedOf(one) })}</Go></p>
            {one.agreement && <p><Chip tone={tones[one.agreement]}>{say(`indicators.agreement.${one.agreement}`)}</Chip></p>}
            <small>{writeDay(day(one.on))} · {one.source}{one.assumed && ` · ${one.assumed}`}</small>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** '79/87, 90,8%' in the characters that the paper used. */
const writePrinted = ({ numerator, denominator, percent, approximate }: Printed): string => {
  const counts = numerator === null ? '' : denominator === null ? String(numerator) : `${numerator}/${denominator}`
  return `${approximate ? '≈ ' : ''}${[counts, percent && `${percent}%`].filter(Boolean).join(', ')}`
}
