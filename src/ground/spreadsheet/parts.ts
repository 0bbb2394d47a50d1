import type { SheetHead } from './cell.ts'
import { unescaped } from './walk.ts'

/** The little that the guard reads of a workbook's own parts, as text. Names of sheets, their paths, fonts of styles. */
export type SheetPlace = Pick<SheetHead, 'name' | 'hidden'> & { path: string }

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined
}

const tags = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w+:)?${name}\\b(?:"[^"]*"|'[^']*'|[^>"'])*>`, 'g')) ?? []

/** Where a relationship target leads, seen from the part that names it. */
function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = from.split('/').slice(0, -1)
  for (const step of target.split('/')) step === '..' ? steps.pop() : step !== '.' && steps.push(step)
  return steps.join('/')
}

export const relationsOf = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

/** The path of the part that a relationship of this kind leads to ('officeDocument', 'styles'). */
export function related(from: string, relations: string | undefined, kind: string): string | undefined {
  const tag = tags(relations ?? '', 'Relationship').find((each) => attribute(each, 'Type')?.endsWith(`/${kind}`))
  const target = tag && attribute(tag, 'Target')
  return target === undefined ? undefined : resolve(from, target)
}

/** The sheets in the workbook's order. */
export function sheetsOf(path: string, workbook: string, relations: string): SheetPlace[] {
  const targets = new Map(tags(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), resolve(path, attribute(tag, 'Target') ?? '')]))
  return tags(workbook, 'sheet').flatMap((tag) => {
    const place = targets.get(/\s\w+:id\s*=\s*["']([^"']*)["']/i.exec(tag)?.[1])
    return place === undefined ? [] : [{ name: attribute(tag, 'name') ?? '', hidden: /hidden/i.test(attribute(tag, 'state') ?? ''), path: place }]
  })
}

export const is1904 = (workbook: string): boolean => tags(workbook, 'workbookPr').some((tag) => /^(1|true)$/.test(attribute(tag, 'date1904') ?? ''))

/** Cell styles whose font is one of the old Vietnamese ones (.VnTime, VNI-Times): style number -> font. */
export function oldFontsOf(styles: string): Map<number, string> {
  const fonts = (inside(styles, 'fonts').match(/<(?:\w+:)?font\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?font>)/g) ?? []).map((font) => attribute(tags(font, 'name')[0] ?? '', 'val'))
  const used = tags(inside(styles, 'cellXfs'), 'xf').map((tag) => fonts[Number(attribute(tag, 'fontId') ?? 0)])
  return new Map(used.flatMap((font, style): [number, string][] => (font && /^(\.vn|vni[- ])/i.test(font) ? [[style, font]] : [])))
}

/** Cell styles that show a number as a day or a time: built-in formats (ECMA-376 18.8.30) and those of the workbook's own with d, m, y, h or s in them. */
export function dayStylesOf(styles: string): Set<number> {
  const own = new Map(tags(inside(styles, 'numFmts'), 'numFmt').map((tag) => [Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '']))
  const used = tags(inside(styles, 'cellXfs'), 'xf').map((tag) => Number(attribute(tag, 'numFmtId') ?? 0))
  return new Set(used.flatMap((format, style) => (showsDay(format, own.get(format)) ? [style] : [])))
}

function showsDay(format: number, code: string | undefined): boolean {
  if (code === undefined) return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47) || (format >= 50 && format <= 58)
  const shown = code.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  return /[dmyhs]/i.test(shown) && !/general/i.test(shown)
}

const inside = (xml: string, name: string): string => new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?${name}>`).exec(xml)?.[1] ?? ''
