import { faultsSheetName } from '#ground/spreadsheet/marked-copy.ts'
import { fold } from '#ground/text/fold.ts'

/** Sheets that rooms still to come will read. An office may fill them in today; they are left alone, and the person is told. */
export const reservedSheets = ['Quy chế phối hợp', 'Hộ nghèo', 'Nông thôn mới', 'Sinh hoạt chi bộ', 'Xếp loại']

/** The template's own page of words. */
export const guideSheet = { vi: 'Hướng dẫn', en: 'Guide' }

const reserved = new Set(reservedSheets.map(fold))
/** Pages for people only: the guide, and the list of faults that a marked copy begins with. */
const guides = new Set([...Object.values(guideSheet), faultsSheetName('vi'), faultsSheetName('en')].map(fold))

export const isReserved = (name: string) => reserved.has(fold(name))
export const isGuide = (name: string) => guides.has(fold(name))
