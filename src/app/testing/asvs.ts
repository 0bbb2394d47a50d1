import { existsSync, readFileSync } from 'node:fs'
import { project } from '../office.ts'

/** A requirement of OWASP ASVS 5.0.0, level 1 or 2, and how it is met. */
export type Requirement = {
  number: string               // '6.5.2'
  level: 1 | 2
  applies: 'yes' | 'no' | 'gap' // gap: it applies, and is not met yet or shown by no test
  asks: string                 // a few words of our own; the text is OWASP's
  why: string                  // how it is met here, why it does not apply, or what is missing
  tests: string[]              // 'src/app/server.test.ts › the name as it stands in the source'
}

export const requirements = (): Requirement[] => JSON.parse(readFileSync(`${project}docs/asvs.json`, 'utf8')) as Requirement[]

/** How many requirements of levels 1 and 2 each chapter has (OWASP/ASVS, 5.0.0). */
export const counts: Record<number, number> = { 1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13, 16: 16, 17: 7 }

const chapters: Record<number, string> = {
  1: 'Mã hóa và làm sạch · Encoding and sanitization', 2: 'Kiểm dữ liệu và luật của việc · Validation and business logic', 3: 'Màn hình · Web frontend', 4: 'API', 5: 'Tệp · Files',
  6: 'Đăng nhập · Authentication', 7: 'Phiên · Sessions', 8: 'Quyền · Authorization', 9: 'Token tự chứa · Self-contained tokens', 10: 'OAuth, OIDC', 11: 'Mật mã · Cryptography', 12: 'Đường truyền · Secure communication',
  13: 'Cấu hình · Configuration', 14: 'Bảo vệ dữ liệu · Data protection', 15: 'Mã và kiến trúc · Secure coding', 16: 'Nhật ký và lỗi · Logging and errors', 17: 'WebRTC'
}

export const chapterOf = ({ number }: Pick<Requirement, 'number'>): number => Number(number.split('.')[0])

/** What is wrong with the table, a line each. @param testsOf the names of the tests of a file, as they stand in its source; undefined where there is no such file */
export function faultsOf(rows: Requirement[], testsOf: (file: string) => Set<string> | undefined = testsIn): string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const { number, level, applies, asks, why, tests } of rows) {
    const say = (what: string) => void faults.push(`${number}: ${what}`)
    if (!/^\d+\.\d+\.\d+$/.test(number) || ![1, 2].includes(level)) say('no number or level')
    if (seen.has(number)) say('stands twice')
    seen.add(number)
    if (asks.trim().length < 4) say('does not say what it asks')
    if (why.trim().length < 4) say(applies === 'no' ? 'does not say why it does not apply' : 'does not say how')
    if (applies === 'yes' && tests.length === 0) say('no test shows it')
    for (const named of tests) {
      const [file = '', name = ''] = named.split(/ › (.*)/)
      const there = testsOf(file)
      if (!there) say(`no such file: ${file}`)
      else if (!there.has(name)) say(`no such test: ${named}`)
    }
  }
  for (const [chapter, count] of Object.entries(counts)) {
    const found = new Set(rows.filter((row) => chapterOf(row) === Number(chapter)).map(({ number }) => number)).size
    if (found !== count) faults.push(`chapter ${chapter}: ${found} of ${count}`)
  }
  return faults
}

/** test('…'), test("…"), test(`…`): the names as written, where a test begins. */
export function namesIn(source: string): Set<string> {
  return new Set([...source.matchAll(/^[^/*\n]*?\btest\(\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)\s*,/gm)].map(([, ...quoted]) => (quoted.find((each) => each !== undefined) ?? '').replace(/\\(['"`\\])/g, '$1')))
}

const read = new Map<string, Set<string> | undefined>()
function testsIn(file: string): Set<string> | undefined {
  if (!read.has(file)) read.set(file, /\.test\.tsx?$/.test(file) && existsSync(`${project}${file}`) ? namesIn(readFileSync(`${project}${file}`, 'utf8')) : undefined)
  return read.get(file)
}

const cell = (text: string) => text.replaceAll('|', '\\|')
const answer = { yes: 'có', no: 'không', gap: '**chưa đủ**' }
const lineOf = ({ number, level, applies, asks, why, tests }: Requirement) =>
  `| ${number} | ${level} | ${cell(asks)} | ${answer[applies]} | ${cell(why)} | ${tests.map((test) => cell(test.replace(/^(\S+) › (.*)$/, '`$1` › $2').replaceAll('<', '&lt;'))).join('<br>')} |`

/** docs/asvs.md */
export function pageOf(rows: Requirement[]): string {
  const count = (applies: Requirement['applies'], level?: number) => rows.filter((row) => row.applies === applies && (level === undefined || row.level === level)).length
  const parts = Object.entries(chapters).map(([number, name]) => `## ${number}. ${name}

| Số | Cấp | Đòi điều gì | Áp dụng | Ở đây | Kiểm thử |
|---|---|---|---|---|---|
${rows.filter((row) => chapterOf(row) === Number(number)).map(lineOf).join('\n')}
`)
  return `# OWASP ASVS 5.0.0, cấp 1 và 2 · Levels 1 and 2

Từng yêu cầu trong 253 yêu cầu (70 ở cấp 1, 183 ở cấp 2) của [OWASP Application Security Verification Standard 5.0.0](https://github.com/OWASP/ASVS/tree/v5.0.0), giấy phép CC BY-SA 4.0: có áp dụng cho Nhất Thể không, vì sao, và kiểm thử nào cho thấy. Câu chữ của chuẩn không được chép ở đây; cột «Đòi điều gì» là lời tóm của chúng tôi, hãy đọc chuẩn khi cần đúng từng chữ. Bản dựng hỏng khi một dòng thiếu, khi một yêu cầu áp dụng không có kiểm thử, hoặc khi kiểm thử được nêu tên không còn.

Áp dụng và đạt: ${count('yes')} (cấp 1: ${count('yes', 1)}). Không áp dụng: ${count('no')}. Chưa đủ: ${count('gap')}; số này chỉ được giảm. Đây là tự kiểm, không phải chứng nhận của ai.

Each of the 253 requirements of levels 1 and 2 of that standard (OWASP, CC BY-SA 4.0): whether it applies, why, and which test shows it, as \`file › name of the test\`. The words are a summary of ours, not the text of the standard. The build fails where a row is missing, where an applying one has no test, or where a named test is gone. Met: ${count('yes')}; not applying: ${count('no')}; not met yet («chưa đủ»): ${count('gap')}, which may only fall. This is an examination by ourselves, nobody's certificate.

Viết ra từ [asvs.json](asvs.json) bằng \`bin/node24 bin/write-asvs.mjs\`. Written from it.

${parts.join('\n')}`
}
