import { useRouterState } from '@tanstack/react-router'
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { Button } from '../button.tsx'
import { useDay } from '../day.tsx'
import type { Find } from '../form/finding.ts'
import { Go, useGo } from '../go.tsx'
import { Icon } from '../icon.tsx'
import { useLanguage } from '../language.tsx'
import { Menu, MenuAction, MenuLink } from '../menu.tsx'
import { Dialog } from '../notes/dialog.tsx'
import { type Scheme, useScheme } from '../scheme.ts'
import type { MenuHeading, Screen } from '../screens.ts'
import { useWho } from '../who.ts'
import { words } from '../words.ts'
import { type Break, DayBar } from './day-bar.tsx'
import { Mark } from './mark.tsx'
import { type Action, SearchBox } from './search-box.tsx'
import styles from './shell.module.css'
import type { Day } from '#ground/time/day.ts'

type ShellProps = {
  /** The screens of the menu that this person may open, in order. */
  menu: Screen[]
  headings: MenuHeading[]
  demo: boolean
  find?: Find | undefined
  breaks: Break[]
  trackFrom: Day
  office?: string | undefined
  signOut?: (() => void) | undefined
  children: ReactNode
}

const NavList = ({ menu, headings, onGo }: { menu: Screen[]; headings: MenuHeading[]; onGo?: () => void }) => {
  const { say } = useLanguage()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const here = menu.filter((screen) => path === screen.path || path.startsWith(`${screen.path}/`)).sort((a, b) => b.path.length - a.path.length)[0]
  const bounds = [{ from: -Infinity, title: undefined }, ...headings]
  const groups = bounds.map(({ from, title }, at) => ({ title, screens: menu.filter(({ order = 100 }) => order >= from && order < (bounds[at + 1]?.from ?? Infinity)) }))
  return groups.filter(({ screens }) => screens.length > 0).map(({ title, screens }) => (
    <Fragment key={title?.vi ?? ''}>
      {title && <h2 className={styles.heading}>{say(title)}</h2>}
      <ul className={styles.nav}>
        {screens.map((screen) => (
          <li key={screen.path}><Go to={screen.path} aria-current={screen === here ? 'page' : undefined} onClick={onGo}>{screen.icon && <Icon name={screen.icon} />}{say(screen.title)}</Go></li>
        ))}
      </ul>
    </Fragment>
  ))
}

const schemes: { scheme: Scheme; word: keyof typeof words; icon: 'screen' | 'sun' | 'moon' }[] = [
  { scheme: 'auto', word: 'schemeAuto', icon: 'screen' }, { scheme: 'light', word: 'schemeLight', icon: 'sun' }, { scheme: 'dark', word: 'schemeDark', icon: 'moon' },
]

const AccountMenu = ({ office, signOut }: Pick<ShellProps, 'office' | 'signOut'>) => {
  const { say, language, speak } = useLanguage()
  const [scheme, setScheme] = useScheme()
  const who = useWho()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <div className={styles.me}>
      {who && <div className={styles.who}><b>{who.name}</b>{office}</div>}
      <Menu label={say(words.account)} icon="person" iconOnly>
        {who && <div className={styles.whoInMenu}><b>{who.name}</b>{office}</div>}
        <MenuAction pressed={language === 'vi'} onClick={() => speak('vi')}><span lang="vi">Tiếng Việt</span></MenuAction>
        <MenuAction pressed={language === 'en'} onClick={() => speak('en')}><span lang="en">English</span></MenuAction>
        <hr />
        {schemes.map(({ scheme: one, word, icon }) => <MenuAction key={one} pressed={scheme === one} onClick={() => setScheme(one)}><Icon name={icon} />{say(words[word])}</MenuAction>)}
        {signOut && <><hr /><MenuLink to="/account">{say(words.myAccount)}</MenuLink><MenuAction onClick={signOut}>{say(words.signOut)}</MenuAction></>}
      </Menu>
      {!who && path !== '/sign-in' && <Go to="/sign-in" className={styles.signIn}>{say(words.signIn)}</Go>}
    </div>
  )
}

const useActions = (menu: Screen[]): Action[] => {
  const { say, language, speak } = useLanguage()
  const go = useGo()
  const { today, isPast, setDay } = useDay()
  useEffect(() => {
    const call = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.code !== 'KeyN') return
      event.preventDefault()
      setDay(today)
    }
    document.addEventListener('keydown', call)
    return () => document.removeEventListener('keydown', call)
  }, [setDay, today])
  return [
    ...menu.map((screen) => ({ key: screen.path, label: say(screen.title), act: () => go(screen.path) })),
    ...(isPast ? [{ key: 'today', label: say(words.backToToday), keys: 'Alt N', act: () => setDay(today) }] : []),
    { key: 'language', label: language === 'vi' ? 'English' : 'Tiếng Việt', act: () => speak(language === 'vi' ? 'en' : 'vi') },
  ]
}

/** The frame of every page: skip link, demo banner, header, menu at the side (a drawer on a phone), and the page; search and day bar for whoever is signed in. */
export const Shell = ({ menu, headings, demo, find, breaks, trackFrom, office, signOut, children }: ShellProps) => {
  const { say } = useLanguage()
  const [drawer, setDrawer] = useState(false)
  const who = useWho()
  const actions = useActions(menu)
  return (
    <>
      <a href="#main" className={styles.skip} onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus() }}>{say(words.skip)}</a>
      <header className={styles.top}>
        {demo && <p className={styles.demo}>{say(words.demo)}</p>}
        <div className={styles.header}>
          {menu.length > 0 && <div className={styles.burger}><Button kind="quiet" icon="menu" aria-label={say(words.menu)} aria-haspopup="dialog" onClick={() => setDrawer(true)} /></div>}
          <Go to="/" className={styles.mark}><Mark />Nhất Thể</Go>
          {who && <SearchBox find={find} actions={actions} />}
          <AccountMenu office={office} signOut={signOut} />
        </div>
      </header>
      {who && <DayBar breaks={breaks} from={trackFrom} />}
      <div className={menu.length > 0 ? styles.body : styles.alone}>
        {menu.length > 0 && <nav aria-label={say(words.menu)} className={styles.side}><NavList menu={menu} headings={headings} /></nav>}
        <main id="main" tabIndex={-1} className={styles.main}>{children}</main>
      </div>
      <Dialog open={drawer} close={() => setDrawer(false)} title={say(words.menu)} side><nav aria-label={say(words.menu)}><NavList menu={menu} headings={headings} onGo={() => setDrawer(false)} /></nav></Dialog>
    </>
  )
}
