import { fold } from '#ground/text/fold.ts'

/** Local words for a village and the legal kind they stand for (CV 4168/BNV-CQĐP; press, unconfirmed in full text). Longer words first. */
const villageWords: [label: string, legalKind: 'thon' | 'tdp'][] = [
  ['Tổ dân phố', 'tdp'], ['Khu dân cư', 'tdp'], ['Khối phố', 'tdp'], ['Khu phố', 'tdp'], ['Tiểu khu', 'tdp'], ['Khóm', 'tdp'], ['Khối', 'tdp'], ['Khu', 'tdp'], ['TDP', 'tdp'],
  ['Thôn', 'thon'], ['Bản', 'thon'], ['Làng', 'thon'], ['Ấp', 'thon'], ['Xóm', 'thon'], ['Buôn', 'thon'], ['Bon', 'thon'], ['Phum', 'thon'], ['Sóc', 'thon'], ['Plei', 'thon'],
]

const villageWordsFolded = villageWords.map(([label, legalKind]) => ({ label, legalKind, start: `${fold(label)} ` }))

export type VillageName = { label: string; name: string; legalKind: 'thon' | 'tdp' }

/** 'Khối 3' -> Khối, 3, tdp; 'Nà Pàn' as a thôn -> Thôn, Nà Pàn. A kind that is given wins over the word. */
export function readVillageName(text: string, given?: 'thon' | 'tdp' | null): VillageName {
  const whole = tidy(text)
  const folded = fold(whole)
  const found = villageWordsFolded.find(({ start }) => folded.startsWith(start))
  if (!found) return { label: given === 'tdp' ? 'Tổ dân phố' : 'Thôn', name: whole, legalKind: given ?? 'thon' }
  const words = found.label.split(' ').length
  const label = found.label === 'TDP' ? 'Tổ dân phố' : found.label
  return { label, name: whole.split(' ').slice(words).join(' '), legalKind: given ?? found.legalKind }
}

/** 'Chi bộ thôn Nà Pàn' -> Chi bộ, thôn Nà Pàn */
export function readCellName(text: string) {
  const whole = tidy(text)
  const bare = fold(whole).startsWith('chi bo ') ? whole.split(' ').slice(2).join(' ') : whole
  return { label: 'Chi bộ', name: bare, legalKind: 'party' }
}

export const legalKindOfLabel = (label: string): 'thon' | 'tdp' | undefined => villageWords.find(([word]) => fold(word) === fold(label))?.[1]

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
