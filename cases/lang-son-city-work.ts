import { chance } from '#app/generate/chance.ts'
import type { Commune, OfficeWorkbook } from '#app/generate/office-workbook.ts'

type Place = Commune & { misses: string[] }

/** What the city's committee did beside: three inspection teams, and what villages were given to do. The number of teams is published, the rest plausible. */
export function workOf(book: OfficeWorkbook, communes: Place[]): void {
  inspect(book, communes)
  train(book)
  assess(book)
  rearrange(book, communes.find(({ code }) => code === '05977')!)
  for (const commune of communes.filter(({ code }) => ['05977', '05983', '05986'].includes(code))) give(book, commune)
}

const decision = { 'Số quyết định': '486-QĐ/ThU', 'Ngày quyết định': '2019-11-29', 'Cơ quan ban hành': 'Ban Thường vụ Thành ủy Lạng Sơn' }
/** Which team went to which communes, by their place in the list. */
const rounds = [[0, 1, 2], [3, 4, 7], [5, 6]]
const days = ['2019-12-10', '2019-12-17', '2019-12-24']
const met: [obstacle: string, what: string][] = [
  ['dòng tộc', 'Hai họ lớn trong khối chưa thống nhất giới thiệu một người'], ['phân quyền', 'Bí thư chi bộ và trưởng khối đều muốn giữ một chức như trước'], ['tuổi', 'Bí thư chi bộ tuổi cao, chưa có người thay'],
  ['năng lực', 'Người được giới thiệu chưa quen việc của chi bộ'], ['thu nhập', 'Ngại việc nhiều hơn mà phụ cấp không tăng'], ['đố kỵ', 'Có dư luận không muốn một người giữ hai chức'],
  ['cục bộ', 'Người trong thôn chỉ muốn chọn người cùng xóm'], ['phân quyền', 'Chưa rõ việc nào của chi bộ, việc nào của thôn khi một người giữ hai chức'],
]

function inspect(book: OfficeWorkbook, communes: Place[]): void {
  const villages = book.sheets['Thôn']!.map((row) => String(row['Mã thôn']))
  rounds.forEach((round, i) => {
    const team = `Đoàn kiểm tra số ${i + 1}`
    const [head, ...members] = [0, 1, 2].map((n) => book.person({ livesIn: villages[(i * 3 + n) * 9]!, bornBetween: [1966, 1982], theory: 'Cao cấp' }))
    book.row('Đoàn kiểm tra', { 'Tên đoàn': team, 'Trưởng đoàn': head!, 'Thành viên': members.join('; '), 'Đơn vị được kiểm tra': round.map((at) => communes[at]!.code).join('; '), 'Từ ngày': '2019-12-02', 'Đến ngày': '2020-03-02', ...decision })
    round.forEach((at, n) => visit(book, team, communes[at]!, days[n]!, met[at]!))
  })
}

/** 'Phường Vĩnh Trại' within a sentence. */
const inside = (name: string) => `${name[0]!.toLowerCase()}${name.slice(1)}`

function visit(book: OfficeWorkbook, team: string, commune: Place, on: string, [cause, what]: [string, string]): void {
  const at = { 'Tên đoàn': team, 'Mã đơn vị': commune.code }
  book.row('Buổi kiểm tra', { ...at, 'Ngày dự kiến': on, 'Ngày kiểm tra': on, 'Nội dung': `Làm việc với Đảng ủy ${inside(commune.name)} về phương án nhân sự chi ủy và bầu trưởng thôn, khối phố` })
  const found = (kind: string, said: string, more: Record<string, string | null> = {}) => book.row('Kết luận kiểm tra', { ...at, 'Ngày kiểm tra': on, 'Loại': kind, 'Nội dung': said, ...more })
  found('Ưu điểm', 'Đã quán triệt chủ trương đến các chi bộ và có phương án cho từng thôn, khối phố')
  found('Vướng mắc', what, { 'Nguyên nhân': cause })
  found('Kiến nghị', 'Gặp gỡ, động viên người có kinh nghiệm tiếp tục giữ hai chức', { 'Vai': 'Đảng', 'Hạn': '2020-02-14', 'Ngày xong': commune.code === '05989' ? '2020-02-27' : '2020-02-10', 'Kết quả': 'Đã gặp từng người, có biên bản' })
  if (commune.misses.length > 0) found('Kiến nghị', 'Chuẩn bị phương án thay thế cho thôn, khối phố chưa nhất thể hóa', { 'Vai': 'Đảng', 'Hạn': commune.misses.length > 1 ? '2021-05-31' : '2021-06-30' })
}

const work: [what: string, hat: 'Đảng' | 'Thôn', given: string, due: string, done: string | null][] = [
  ['Rà soát danh sách cử tri bầu cử ngày 23/05/2021', 'Thôn', '2021-03-15', '2021-05-03', '2021-04-29'],
  ['Chuẩn bị nội dung sinh hoạt chuyên đề quý II', 'Đảng', '2021-04-05', '2021-06-05', '2021-06-03'],
  ['Vận động hộ dân phân loại rác, dọn điểm ô nhiễm trong thôn, khối', 'Thôn', '2021-05-10', '2021-06-30', null],
  ['Giới thiệu quần chúng ưu tú học lớp nhận thức về Đảng', 'Đảng', '2021-05-17', '2021-07-15', null],
]

/** The same four tasks for every village of three communes: whoever holds both posts has all four. */
function give(book: OfficeWorkbook, { code: commune, name }: Place): void {
  const by = chance(`việc ${commune}`)
  const paper = { 'Số văn bản': '45-CV/ĐU', 'Ngày văn bản': '2021-03-15', 'Cơ quan ban hành': `Đảng ủy ${inside(name)}` }
  const holders = book.sheets['Giữ chức']!.filter((row) => row['Đến ngày'] === null && new RegExp(`^(CB)?${commune}-`).test(String(row['Mã đơn vị'])))
  for (const [what, hat, given, due, done] of work)
    for (const holder of holders.filter((row) => row['Chức danh'] === (hat === 'Đảng' ? 'Bí thư chi bộ' : 'Trưởng thôn'))) {
      const late = done !== null && by.happens(0.08)
      book.row('Việc giao', { 'Mã đơn vị': holder['Mã đơn vị']!, 'Mã người': holder['Mã người']!, 'Việc': what, 'Vai': hat, 'Ngày giao': given, 'Hạn': due, 'Ngày xong': late ? '2021-06-15' : done, 'Kết quả': done ? 'Đã báo cáo Đảng ủy' : null, ...(given === '2021-03-15' ? paper : {}) })
    }
}

const training = { 'Tên lớp': 'Bồi dưỡng kiến thức, phương pháp công tác cho bí thư chi bộ kiêm trưởng thôn, khối phố', 'Nơi học': 'Trung tâm chính trị thành phố' }
const plan = { 'Số kế hoạch': '141-KH/ThU', 'Ngày kế hoạch': '2020-09-28', 'Cơ quan ban hành': 'Thành ủy Lạng Sơn' }

/** Whoever holds both posts on the day was trained: in October 2020, or later where they came later. */
function train(book: OfficeWorkbook): void {
  for (const [on, topics] of [['2020-10-15', 'Nghiệp vụ công tác chi bộ; kỹ năng điều hành thôn, khối phố'], ['2020-10-22', 'Nghiệp vụ công tác chi bộ; kỹ năng điều hành thôn, khối phố'], ['2021-06-10', 'Hai vai bí thư và trưởng thôn: phân việc, phối hợp với Mặt trận']] as const)
    book.row('Tập huấn', { ...training, 'Ngày học': on, 'Nội dung': topics, 'Số giờ': 8, ...plan })
  const since = new Map(book.sheets['Giữ chức']!.filter((row) => row['Chức danh'] === 'Bí thư chi bộ').map((row) => [row['Mã người']!, String(row['Từ ngày'])]))
  leadersOf(book).forEach((person, i) => book.row('Dự tập huấn', { ...training, 'Ngày học': since.get(person)! > '2020-10-15' ? '2021-06-10' : i % 2 === 0 ? '2020-10-15' : '2020-10-22', 'Mã người': person, 'Vắng': null, 'Số chứng nhận': `${String(i + 1).padStart(3, '0')}/CN-TTCT` }))
}

/** Whoever holds both posts on the day of the workbook. */
function leadersOf(book: OfficeWorkbook) {
  const open = book.sheets['Giữ chức']!.filter((row) => row['Đến ngày'] === null)
  const heads = new Set(open.filter((row) => row['Chức danh'] === 'Trưởng thôn' && row['Lâm thời'] === null).map((row) => row['Mã người']))
  return open.filter((row) => row['Chức danh'] === 'Bí thư chi bộ' && heads.has(row['Mã người']!)).map((row) => row['Mã người']!)
}

const round = 'Nhận xét bí thư chi bộ kiêm trưởng thôn, khối phố sau hai năm'
/** What a criterion that is mostly met rests on; with each the share of whom it is said. */
const assessed: [criterion: string, share: number, rests: string[]][] = [
  ['Uy tín', 0.06, ['Hai cuộc họp khối quý I chưa đủ một nửa số hộ dự', 'Phiếu bầu trưởng khối vừa quá nửa']],
  ['Phẩm chất', 0.03, ['Quỹ khối quý I công khai chậm một tháng']],
  ['Khả năng vận động, tập hợp quần chúng', 0.14, ['Đợt phân loại rác có sáu phần mười số hộ tham gia', 'Còn một đoạn đường chưa vận động được hiến đất', 'Tổ tự quản mới lập ở một nửa số cụm']],
  ['Trách nhiệm', 0.1, ['Hai báo cáo tháng gửi sau hạn', 'Một kiến nghị của dân trả lời quá hạn']],
]

/** The city's Ban Tổ chức looked at all of them after two years; the article gives its general finding and no number, so what is found of each is invented. */
function assess(book: OfficeWorkbook): void {
  const by = chance('nhận xét sau hai năm')
  book.row('Kỳ nhận xét', { 'Tên kỳ': round, 'Từ ngày': '2019-06-01', 'Đến ngày': '2021-05-31', 'Hạn ban hành': '2021-06-25', 'Số văn bản': null, 'Ngày văn bản': null, 'Cơ quan ban hành': null })
  leadersOf(book).forEach((person, i) => {
    for (const [criterion, share, rests] of assessed) {
      const mostly = by.happens(share)
      book.row('Nhận xét', { 'Tên kỳ': round, 'Mã người': person, 'Tiêu chí': criterion, 'Kết quả': mostly ? 'Cơ bản bảo đảm' : 'Bảo đảm', 'Căn cứ vào việc': mostly ? rests[i % rests.length]! : null, 'Ngày nhận xét': i % 2 === 0 ? '2021-06-14' : '2021-06-15', 'Bên nhận xét': 'Ban Tổ chức Thành ủy Lạng Sơn' })
    }
  })
}

/** Vĩnh Trại's khối as the ward counted them at the end of 2020, who lies beside whom, and a plan to rearrange them. All of it is plausible, none of it published. */
function rearrange(book: OfficeWorkbook, { code: commune }: Place): void {
  const by = chance(`quy mô ${commune}`)
  const villages = book.sheets['Thôn']!.map((row) => String(row['Mã thôn'])).filter((code) => code.startsWith(`${commune}-`))
  for (const [i, village] of villages.entries()) {
    const households = by.between(95, 340)
    book.row('Quy mô', { 'Mã đơn vị': village, 'Từ ngày': '2020-12-31', 'Số hộ': households, 'Số khẩu': Math.round(households * 3.6), 'Diện tích (km²)': by.between(8, 40) / 100, 'Nguồn': 'Thống kê phường 31/12/2020' })
    for (const beside of [villages[i + 1], i % 3 === 0 ? villages[i + 3] : undefined]) if (beside) book.row('Thôn giáp nhau', { 'Mã thôn': village, 'Giáp với': beside })
  }
  book.row('Phương án sáp nhập', { 'Mã xã': commune, 'Tên phương án': 'Sắp xếp khối phố phường Vĩnh Trại', 'Thực hiện từ': '2021-06-25', 'Vùng': 'Trung du, miền núi phía Bắc' })
}
