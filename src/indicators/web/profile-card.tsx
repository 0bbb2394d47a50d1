import { Card } from '#ground/web/card.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount, writeRate } from '#ground/web/numbers.ts'
import { rowsPath, type Told } from './asking.ts'
import { groupName } from './groups.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { words } from './words.ts'
import { writeYears } from './years.ts'
import { grouped } from './grouped.ts'

/** Who the leaders are: a thin bar a trait, the ages in a line. Parts of a part are left to the dictionary. */
export const ProfileCard = ({ home: { unit }, figures, told }: Shown) => {
  const { say, language } = useLanguage()
  const group = told.filter((one) => one.group === 'leaders')
  const figureOf = ({ code }: Told) => figures.all.find((figure) => figure.code === code)
  const shares = group.filter(({ measures, splits }) => measures === 'share' && !splits)
  const years = group.filter(({ measures }) => measures === 'years')
  const total = Math.max(0, ...shares.map((one) => { const figure = figureOf(one); return figure ? figure.denominator + figure.excluded : 0 }))
  const isWithheld = shares.some((one) => figureOf(one)?.withheld)
  if (total === 0) return isWithheld ? <Card title={`${say(words.people)}: ${say(groupName('leaders')).toLowerCase()}`}><p>{say(words.withheldAll)}</p></Card> : null
  const short = shortNames(shares.map(({ name }) => say(name)))
  const sections = grouped(shares, (one) => sectionOf(short.get(say(one.name)) ?? ''))
  return (
    <Card title={`${say(words.people)}: ${writeCount(total, language)} ${say(groupName('leaders')).toLowerCase()}`}>
      <p className={styles.ages}>{years.map((one, place) => <span key={one.code}>{place > 0 && ' · '}{ageName(say(one.name))} <Go to={rowsPath(one.code, unit.id, 'denominator')}>{writeYears(figureOf(one)?.value ?? null, language)}</Go></span>)}</p>
      {[...sections].map(([section, list], place) => (
        <details key={section} className={styles.traits} open={place === 0}>
          <summary>{section || say(words.traits)}</summary>
          <ul>
            {list.map((one) => {
              const figure = figureOf(one)
              const name = short.get(say(one.name)) ?? say(one.name)
              if (figure?.withheld) return <li key={one.code}><span>{capital(section ? name.slice(section.length + 2) : name)}</span><small>{say(words.withheld)}</small></li>
              return figure && (
                <li key={one.code}>
                  <span>{capital(section ? name.slice(section.length + 2) : name)}</span>
                  <span className={styles.bar} aria-hidden="true"><i style={{ width: `${figure.denominator === 0 ? 0 : (100 * figure.numerator) / figure.denominator}%` }} /></span>
                  <Go to={rowsPath(one.code, unit.id)} aria-label={`${name}: ${figure.numerator}/${figure.denominator}`}>{writeCount(figure.numerator, language)}</Go>
                  <b>{writeRate(figure.numerator, figure.denominator, 1, language)}</b>
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </Card>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** 'Chuyên môn: trung cấp' belongs to the section 'Chuyên môn'. */
const sectionOf = (name: string) => /^([^:]+): /.exec(name)?.[1] ?? ''
/** 'Tuổi trẻ nhất của bí thư kiêm trưởng thôn' -> 'Tuổi trẻ nhất' */
const ageName = (name: string) => name.replace(/ (của|of) .*$/, '')

/** The words that all the names end with are said once, in the heading. */
const shortNames = (names: string[]): Map<string, string> => {
  const split = names.map((name) => name.split(' '))
  const [first = []] = split
  let same = 0
  while (same < first.length - 1 && split.every((one) => one.at(-1 - same) === first.at(-1 - same))) same++
  return new Map(names.map((name, place) => [name, (split[place] ?? []).slice(0, (split[place] ?? []).length - same).join(' ')]))
}
