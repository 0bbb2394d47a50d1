import type { Message } from '#ground/text/say.ts'
import type { ActKind, UnitKind } from '../unit.ts'

export type FormAct = Exclude<ActKind, 'load' | 'correct' | 'import'>
/** An act that has its form: which units it is done to (as the server's own rules say), its address and its permission. */
export type FittingAct = { act: FormAct; kinds: readonly UnitKind[]; title: Message }

export const formActs: FittingAct[] = [
  { act: 'found', kinds: ['commune', 'commune_committee'], title: { vi: 'Thành lập thôn, chi bộ', en: 'Found a village or cell' } },
  { act: 'rename', kinds: ['province', 'district', 'commune', 'village', 'cell'], title: { vi: 'Đổi tên', en: 'Rename' } },
  { act: 'place', kinds: ['village'], title: { vi: 'Xếp vào xã mới', en: 'Place in a new commune' } },
  { act: 'move', kinds: ['village', 'cell'], title: { vi: 'Chuyển sang đơn vị cấp trên khác', en: 'Move under another parent' } },
  { act: 'merge', kinds: ['village', 'cell'], title: { vi: 'Sáp nhập với đơn vị khác', en: 'Merge with others' } },
  { act: 'split', kinds: ['village', 'cell'], title: { vi: 'Chia tách', en: 'Split' } },
  { act: 'convert', kinds: ['village'], title: { vi: 'Chuyển thôn ↔ tổ dân phố', en: 'Convert thôn ↔ tổ dân phố' } },
  { act: 'cover', kinds: ['cell'], title: { vi: 'Phụ trách thôn', en: 'Cover villages' } },
  { act: 'dissolve', kinds: ['village', 'cell'], title: { vi: 'Giải thể', en: 'Dissolve' } },
]

/** The acts that fit this unit. Only a village that waits under its province is placed; one that waits is moved no other way. */
export const actsFor = (kind: UnitKind, parentKind: UnitKind | undefined): FittingAct[] =>
  formActs.filter(({ act, kinds }) => kinds.includes(kind) && (act === 'place' ? parentKind === 'province' : !(act === 'move' && parentKind === 'province')))
