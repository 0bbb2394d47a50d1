import { fold } from '#ground/text/fold.ts'

/** Local words for a village and the legal kind they stand for (CV 4168/BNV-CQĐP; press, unconfirmed in full text). Longer words first. */
const villageWords: [label: string, legalKind: 'thon' | 'tdp'][] = [
  ['Tổ dân phố', 'tdp'], ['Khu dân cư', 'tdp'], ['Khối phố', 'tdp'], ['Khu phố', 'tdp'], ['Tiểu khu', 'tdp'], ['Khóm', 'tdp'], ['Khối', 'tdp'], ['Khu', 'tdp'], ['TDP', 'tdp'],
  ['Thôn', 'thon'], ['Bản', 'thon'], ['Làng', 'thon'], ['Ấp', 'thon'], ['Xóm', 'thon'], ['Buôn', 'thon'], ['Bon', 'thon'], ['Phum', 'thon'], ['Sóc', 'thon'], ['Plei', 'thon'],
]

export type VillageName = { label: string; name: string; legalKind: 'thon' | 'tdp' }

/** 'Khối 3' -> Khối, 3, tdp; 'Nà Pàn' as a thôn -> Thôn, Nà Pàn. A kind that is given wins over the word. */
export function readVillageName(text: string, given?: 'thon' | 'tdp' | null): VillageName {
  const whole = tidy(text)
  const found = villageWords.find(([label]) => fold(whole).startsWith(`${fold(label)} `))
  if (!found) return { label: given === 'tdp' ? 'Tổ dân phố' : 'Thôn', name: whole, legalKind: given ?? 'thon' }
  const words = found[0].split(' ').length
  const label = found[0] === 'TDP' ? 'Tổ dân phố' : found[0]
  return { label, name: whole.split(' ').slice(words).join(' '), legalKind: given ?? found[1] }
}

/** 'Chi bộ thôn Nà Pàn' -> Chi bộ, thôn Nà Pàn */
export function readCellName(text: string) {
  const whole = tidy(text)
  const bare = fold(whole).startsWith('chi bo ') ? whole.split(' ').slice(2).join(' ') : whole
  return { label: 'Chi bộ', name: bare, legalKind: 'party' }
}

export const legalKindOfLabel = (label: string): 'thon' | 'tdp' | undefined => villageWords.find(([word]) => fold(word) === fold(label))?.[1]

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
