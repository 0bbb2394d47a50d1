/**
 * The marks of State secrecy (Law on State Secrets 117/2025/QH15), as they stand on a paper: alone on a line, its letters perhaps set apart, after «Độ mật:», in a number (12-KH/MẬT), in the name of a file.
 * The word «mật» in ordinary writing (mật độ, bí mật, mật ong) is no mark.
 */
export const secretMarks = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const
export type SecretMark = (typeof secretMarks)[number]

const wordEnd = '(?![\\p{L}\\p{N}])'
const higher = '(?:TỐI|TUYỆT)[\\s_-]*MẬT'
/** Alone on its line: the highest two in any case, «MẬT» as it is printed, in capitals; brackets, stars and stops around it do not matter. */
const alone = new RegExp(`^(?:MẬT|${higher})$`, 'u')
const aloneInAnyCase = new RegExp(`^${higher}$`, 'iu')
const told = new RegExp(`^(?:ĐỘ|MỨC(?:\\s+ĐỘ)?)\\s+MẬT\\s*[:：]\\s*(MẬT|${higher})\\s*[.;]?$`, 'iu')
/** A number: digits, then parts between - and /, one of which is the mark. */
const inNumber = new RegExp(`(?<![\\p{L}\\p{N}])\\d{1,6}(?:[-/.][\\p{L}\\p{N}.]+)*?\\s?[-/]\\s?(MẬT|${higher})(?=$|[\\s,;.)»”\\]]|[-/][\\p{Lu}\\p{N}])`, 'u')

const levelOf = (text: string): SecretMark => {
  const upper = text.toUpperCase()
  return upper.includes('TUYỆT') ? 'TUYỆT MẬT' : upper.includes('TỐI') ? 'TỐI MẬT' : 'MẬT'
}

/** The mark that a text carries, line by line; undefined where there is none. */
export function secretMarkIn(text: string): SecretMark | undefined {
  if (!/[ậẬ\u0302\u0323]/u.test(text)) return undefined // composed, or the marks of its letter alone
  for (const line of text.normalize('NFC').split(/[\r\n]+/)) {
    const bare = line.trim().replace(/^[\s([{«"'*_.–-]+|[\s)\]}»"'*_.!–-]+$/gu, '').replace(/[\s_-]+/gu, '')
    if (alone.test(bare) || aloneInAnyCase.test(bare)) return levelOf(bare)
    const found = told.exec(line.trim()) ?? inNumber.exec(line)
    if (found) return levelOf(found[1]!)
  }
  return undefined
}

/** Words with which «mật» is another word: bí mật, mật độ. */
const before = /(?:^|[^\p{L}])(?:BÍ|BẢO|CƠ|THÂN|CẨN|NGHIÊM|TÚI|ONG|NUÔI|HOA|DỊCH|RỈ|CÔNG|THÔNG|ỐNG|SỎI|LẤY|NGỌT)[\s_.-]*$/iu
const after = /^[\s_.-]*(?:ĐỘ|ONG|KHẨU|MÃ|THIẾT|DANH|VỤ|NGỮ|LỆNH|PHỤC|THƯ|HOA|MÍA|ƯỚC|NGHỊ|THÁM|BÁO|TRUYỀN|VIỆN|TÔNG|RỈ|HIỆU|ĐIỆN|KẾ|ĐÀM|CÁO)(?![\p{L}])/iu

/** The mark in the name of a file: «12-KH_MẬT.xlsx», «(TỐI MẬT) kế hoạch.xlsx». */
export function secretMarkInFileName(name: string): SecretMark | undefined {
  const text = name.normalize('NFC').replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
  const inText = secretMarkIn(text)
  if (inText) return inText
  for (const found of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${higher}|MẬT)${wordEnd}`, 'gu'))) {
    const [head, tail] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
    if (found[0] !== 'MẬT') return levelOf(found[0])
    const apart = /(?:^|[\s]*[([{_–-][\s]*)$/u.test(head) && /^(?:$|\s*[)\]}_–-])/u.test(tail)
    if ((apart || tail.trim() === '') && !before.test(head) && !after.test(tail)) return 'MẬT'
  }
  return undefined
}
