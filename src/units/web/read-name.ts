import { fold } from '#ground/text/fold.ts'
import { readCellName, readVillageName } from '../label.ts'
import type { UnitKind } from '../unit.ts'

export type NameRead = { label: string; name: string; legalKind?: 'thon' | 'tdp' }

const areaWords = ['Thành phố', 'Thị trấn', 'Thị xã', 'Đặc khu', 'Tỉnh', 'Quận', 'Huyện', 'Phường', 'Xã']

/** 'Khối 3' -> Khối, 3; 'Phường Vĩnh Trại' -> Phường, Vĩnh Trại: the same reading as of the sheets. Nothing where no name is left. */
export const readName = (text: string, kind: UnitKind, legalKind?: 'thon' | 'tdp'): NameRead | undefined => {
  if (text.trim() === '') return undefined
  if (kind === 'cell') return named(readCellName(text))
  if (kind === 'village') return named(readVillageName(text, legalKind ?? null))
  const label = areaWords.find((word) => fold(text).startsWith(`${fold(word)} `))
  return label ? named({ label, name: text.trim().split(/\s+/).slice(label.split(' ').length).join(' ') }) : undefined
}

const named = ({ label, name, ...rest }: { label: string; name: string; legalKind?: string }): NameRead | undefined =>
  (name === '' ? undefined : { label, name, ...(rest.legalKind === 'thon' || rest.legalKind === 'tdp' ? { legalKind: rest.legalKind } : {}) })
