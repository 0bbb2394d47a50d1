import styles from './count-link.module.css'
import { Go } from './go.tsx'
import { useLanguage } from './language.tsx'
import { writeCount } from './numbers.ts'
import { words } from './words.ts'

type CountLinkProps = { numerator: number; denominator: number; name: string; to?: string | undefined }

/** «79/87» in a line of a table, a link to its rows; `name` says whose number it is. */
export const CountLink = ({ numerator, denominator, name, to }: CountLinkProps) => {
  const { say, language } = useLanguage()
  const [counted, all] = [writeCount(numerator, language), writeCount(denominator, language)]
  const shown = <>{counted}<span className={styles.of}>/{all}</span></>
  return to ? <Go to={to} className={styles.link} aria-label={`${name}: ${say(words.openRows, { figure: `${counted}/${all}` })}`}>{shown}</Go> : shown
}
