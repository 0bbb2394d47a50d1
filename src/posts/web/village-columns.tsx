import { Go } from '#ground/web/go.tsx'
import type { Say } from '#ground/web/language.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { compareNames } from '#ground/text/names.ts'
import { type VillageState, villageStates } from '../village-state.ts'
import { words } from './list-words.ts'
import styles from './posts.module.css'
import { StateChip } from './state-chip.tsx'
import { dayText } from './time-words.ts'
import { shortStates } from './words.ts'

export type VillageSeen = {
  id: number; code: string; name: string; legalKind: string; communeId: number; commune: string | null; cellId: number | null; cell: string | null
  state: VillageState; since: string | null; headId: number | null; head: string | null; headParty: 'none' | 'pipeline' | 'probationary' | 'official'
  headSince: string | null; headInterim: boolean; secretaryId: number | null; secretary: string | null; secretaryInterim: boolean; reelected: boolean
}

const byName = (of: (row: VillageSeen) => string | null) => (a: VillageSeen, b: VillageSeen) => compareNames(of(a) ?? '', of(b) ?? '')

/** A day is copied as it is read, and sorted as it falls. */
const byDay = (of: (row: VillageSeen) => string | null) => (a: VillageSeen, b: VillageSeen) => ((of(a) ?? '') < (of(b) ?? '') ? -1 : 1)

const person = (id: number | null, name: string | null, interim: boolean, say: Say) =>
  (id === null ? '–' : <span><Go to={`/people/${id}`}>{name}</Go>{interim && <span className={styles.soft}> ({say(words.interim)})</span>}</span>)

const changing = (id: number, village: string, act: string, say: Say) => <Go to={`/units/${id}/appoint/village_head`} className={styles.nowrap} aria-label={say(words.headOf, { act, village })}>{act}</Go>

/** The columns of the list of villages; the last leads to the change of its head. */
export const villageColumns = (say: Say, mayAct: boolean): Column<VillageSeen>[] => [
  { id: 'thon', header: say(words.village), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/units/${id}`}>{name}</Go> },
  { id: 'xa', header: say(words.commune), value: ({ commune }) => commune, cell: ({ communeId, commune }) => (commune ? <Go to={`/units/${communeId}`}>{commune}</Go> : '–') },
  { id: 'tinh-trang', header: say(words.state), value: ({ state }) => say(shortStates[state]), cell: ({ state }) => <StateChip state={state} />, compare: (a, b) => villageStates.indexOf(a.state) - villageStates.indexOf(b.state) },
  { id: 'tu', header: say(words.stateSince), value: ({ since }) => dayText(since), cell: ({ since }) => dayText(since) || '–', compare: byDay(({ since }) => since) },
  { id: 'truong', header: say(words.head), value: ({ head }) => head, cell: ({ headId, head, headInterim }) => person(headId, head, headInterim, say), compare: byName(({ head }) => head) },
  { id: 'dang', header: say(words.headParty), value: ({ headId, headParty }) => (headId === null ? null : say(`people.status.${headParty}`)), hidden: true },
  { id: 'lam-tu', header: say(words.headSince), value: ({ headSince }) => dayText(headSince), cell: ({ headSince }) => dayText(headSince) || '–', compare: byDay(({ headSince }) => headSince), hidden: true },
  { id: 'tai-cu', header: say(words.reelected), value: ({ reelected }) => (reelected ? say(words.yes) : ''), hidden: true },
  { id: 'bi-thu', header: say(words.secretary), value: ({ secretary }) => secretary, cell: ({ secretaryId, secretary, secretaryInterim }) => person(secretaryId, secretary, secretaryInterim, say), compare: byName(({ secretary }) => secretary) },
  { id: 'chi-bo', header: say(words.cell), value: ({ cell }) => cell, cell: ({ cellId, cell }) => (cellId ? <Go to={`/units/${cellId}`}>{cell}</Go> : '–'), hidden: true },
  { id: 'loai', header: say(words.legalKind), value: ({ legalKind }) => say(legalKind === 'tdp' ? words.tdp : words.thon), hidden: true },
  { id: 'ma', header: say(words.code), value: ({ code }) => code, hidden: true },
  ...(mayAct ? [{ id: 'viec', header: say(words.change), unsorted: true, value: () => '', cell: ({ id, name, headId }: VillageSeen) => changing(id, name, say(headId === null ? words.fillHead : words.changeHead), say) }] : []),
]
