import { type ComponentType, createContext, createElement, lazy, use } from 'react'
import type { Message } from '#ground/text/say.ts'
import type { Day } from '#ground/time/day.ts'
import type { IconName } from './icon.tsx'

/** Path parameters by name: '/units/:unitId' gives { unitId: '12' }. */
export type PageProps = { params: Record<string, string> }

/** One page that a room contributes. `path` is written '/units/:unitId'; `may` is the permission without which it is neither listed nor opened. */
export type Screen = {
  path: string
  title: Message
  inMenu?: boolean
  /** Place in the menu, low first; 100 when left out. The app says from which place on a heading stands above. */
  order?: number
  icon?: IconName
  may?: string
  page: ComponentType<PageProps>
}

export type UnitPanelProps = { unitId: number; on: Day }
export type PersonPanelProps = { personId: number; on: Day }

/** What one room knows of another room's noun, shown on that noun's page. */
export type UnitPanel = { title: Message; order: number; may?: string; panel: ComponentType<UnitPanelProps> }
/** `wide` takes the whole width; `action` stands in the heading: a button or a menu rather than a card. */
export type HomePanel = UnitPanel & { wide?: boolean; action?: boolean }
export type PersonPanel = { title: Message; order: number; may?: string; panel: ComponentType<PersonPanelProps> }

export type Panels = { unit: UnitPanel[]; home: HomePanel[]; person: PersonPanel[] }

/** A heading of the menu: it stands above the screens of this place and on, up to the next. */
export type MenuHeading = { from: number; title: Message }

/** The app hands the collected panels down here; the page that owns the noun reads them. */
export const PanelsGiven = createContext<Panels>({ unit: [], home: [], person: [] })
export const usePanels = (): Panels => use(PanelsGiven)

/** A component loaded when it is first shown: `page: later(async () => (await import('./unit-page.tsx')).UnitPage)`. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  const Later = lazy(async () => ({ default: await load() }))
  return (props: Props) => createElement(Later as ComponentType<Props>, props)
}
