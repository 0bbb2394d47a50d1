import { type ReactNode, useEffect, useRef } from 'react'
import { writeDay } from '#ground/time/day.ts'
import { usePageTitle, useDay } from './day.tsx'
import { Go } from './go.tsx'
import { useSay } from './language.tsx'
import styles from './page.module.css'
import { words } from './words.ts'

export type Crumb = { name: string; to?: string }

/** The path of units above this page; the last has no link. */
export const Breadcrumb = ({ path }: { path: Crumb[] }) => (
  <nav aria-label={useSay()(words.breadcrumb)} className={styles.crumbs}>
    <ol>{path.map(({ name, to }, place) => <li key={place}>{to ? <Go to={to}>{name}</Go> : <span aria-current="page">{name}</span>}</li>)}</ol>
  </nav>
)

type PageProps = { title: string; sub?: ReactNode; path?: Crumb[]; actions?: ReactNode; error?: boolean; children: ReactNode }

let lastPath = location.pathname

/** The frame of every page: path, heading, and what is under it. Sets the document's title; on a new page focus goes to the heading. */
export const Page = ({ title, sub, path, actions, error, children }: PageProps) => {
  const say = useSay()
  const { day } = useDay()
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle(title, error ? say(words.errorPrefix) : '')
  useEffect(() => {
    if (lastPath !== location.pathname) heading.current?.focus({ preventScroll: true })
    lastPath = location.pathname
  }, [])
  return (
    <>
      <div className={styles.head}>
        {path && <Breadcrumb path={path} />}
        <div className={styles.line}>
          <div>
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
            {sub && <p className={styles.sub}>{sub}</p>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
        <p className="print-only">{say(words.dataUntil)} {writeDay(day)}</p>
      </div>
      {children}
    </>
  )
}
