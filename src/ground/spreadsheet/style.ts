import type { CellStyle } from 'hucre/xlsx'

/** How a cell looks. Colours are RRGGBB. */
export type Style = {
  bold?: boolean
  italic?: boolean
  size?: number
  color?: string
  fill?: string
  border?: boolean
  align?: 'left' | 'center' | 'right'
  upright?: 'top' | 'center' | 'bottom'
  wrap?: boolean
  turned?: boolean // written from bottom to top
  format?: Format
}

/** 'text' keeps codes as typed (05977, 001234567890); 'day' is dd/mm/yyyy; others are whole and two-digit numbers as the office's Excel writes them. */
export type Format = 'general' | 'text' | 'day' | 'integer' | 'decimal'

const numberFormats: Record<Format, string | undefined> = { general: undefined, text: '@', day: 'dd/mm/yyyy', integer: '#,##0', decimal: '#,##0.00' }

export const fontName = 'Times New Roman' // Nghị định 30/2020/NĐ-CP, Phụ lục I
const fontSize = 12

/** The library's words for a style. */
export function cellStyle({ bold, italic, size, color, fill, border, align, upright, wrap, turned, format = 'general' }: Style): CellStyle {
  const line = { style: 'thin' as const, color: { rgb: '808080' } }
  const numFmt = numberFormats[format]
  return {
    font: { name: fontName, size: size ?? fontSize, bold, italic, color: color ? { rgb: color } : undefined },
    alignment: { horizontal: align, vertical: upright ?? 'center', wrapText: wrap, ...(turned ? { textRotation: 90 } : {}) },
    ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } } : {}),
    ...(border ? { border: { top: line, right: line, bottom: line, left: line } } : {}),
    ...(numFmt ? { numFmt } : {})
  }
}
