import { chance } from '#app/generate/chance.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { dayIn, OfficeWorkbook } from '#app/generate/office-workbook.ts'
import { spread } from '#app/generate/spread.ts'
import { communesOfProvince } from './province-communes.ts'

/** Quảng Ninh on 31/05/2017: 1,402 heads elected, 1,398 of them official members and 4 in the pipeline; the total is set to 1,560. */
const ON = '2017-05-31'
const PROVINCE = '22'
const SOURCE = 'Vietnam+ (bản đăng lại), giữa năm 2017'
const [TOTAL, ELECTED, PIPELINE] = [1560, 1402, 4]
const TERM = 'Nhiệm kỳ 2017–2020'
const ISSUER = 'Ban Thường vụ Tỉnh ủy Quảng Ninh'
const DIRECTIVE = { symbol: '12-CT/TU', issuer: ISSUER, issued: 'cuối năm 2016', summary: 'Thực hiện bí thư chi bộ đồng thời là trưởng thôn, bản, khu phố' }
/** Named by the article without their days. */
const BASES = [['19-NQ/TU', 'Đổi mới phương thức, nâng cao năng lực lãnh đạo, sức chiến đấu của Đảng'], ['25-ĐA/TU', 'Tinh giản bộ máy, biên chế']].map(([symbol, summary]) => ({ symbol: symbol!, issuer: 'Tỉnh ủy Quảng Ninh', issued: null, summary: summary! }))
const PROGRAMME = 'Bí thư chi bộ đồng thời là trưởng thôn, bản, khu phố'
const DRIVE = 'Bầu trưởng thôn, bản, khu phố đến hết tháng 5/2017'

export function quangNinh(): OfficeWorkbook {
  const by = chance('quang-ninh')
  const book = new OfficeWorkbook(by, {
    code: PROVINCE, name: 'Tỉnh Quảng Ninh', on: ON, sender: 'Ban Tổ chức Tỉnh ủy Quảng Ninh', source: SOURCE,
    notes: ['1.402 thôn, bản, khu phố đã bầu trưởng; 1.398 là đảng viên chính thức, 4 người chờ kết nạp hoặc dự bị: theo bài báo.', 'Tổng số 1.560 là giả định: bài báo chỉ viết «gần 90 %» (suy ra ít nhất 1.558). Xã, phường theo danh mục tháng 3/2025; tên thôn, con người, ngày tháng là giả định hợp lý; không có người thật.', 'Chỉ thị 12-CT/TU in «cuối năm 2016», dựa trên Nghị quyết 19 và Đề án 25 của Tỉnh ủy: theo bài báo. Ngày tiếp nhận, ngày kế hoạch của các huyện là giả định; số kế hoạch chưa rõ.'],
  }, [['Kinh', 84], ['Dao', 6], ['Tày', 5], ['Sán Dìu', 3], ['Sán Chay', 2]])
  book.target('posts.unified', PROVINCE, '2018-12-31', 100, '2016-12-31', { ...DIRECTIVE, on: null })
  for (const basis of BASES) book.link(DIRECTIVE, 'Căn cứ', basis)
  book.printed({ indicator: 'posts.heads-in-post', unit: PROVINCE, on: ON, numerator: ELECTED, percent: '90', approximate: true, source: SOURCE, assumed: 'Tổng số thôn, bản, khu phố không in; đặt là 1.560.' })
  book.printed({ indicator: 'posts.heads-official', unit: PROVINCE, on: ON, numerator: 1398, denominator: ELECTED, source: SOURCE })

  book.term(TERM, '2017-01-01', '2020-01-01', 'Chi bộ thôn, bản, khu phố (giả định ngày)', PROVINCE)
  book.drive({ unit: PROVINCE, name: DRIVE, kind: 'Trưởng thôn', from: '2017-03-01', due: ON, paper: { ...DIRECTIVE, on: null } })

  const communes = communesOfProvince(PROVINCE)
  rollOut(book, [...new Map(communes.map(({ district, districtName }) => [district, districtName]))])
  const counts = spread(TOTAL, communes.map((commune) => (commune.kind === 'Phường' ? by.between(8, 14) : by.between(5, 12))))
  const villages = communes.flatMap((commune, i) => {
    const ward = commune.kind !== 'Xã'
    return inventVillageNames(by, ward ? 'numbered' : 'coast', counts[i]!).map((name) => {
      const label = ward ? 'Khu' : by.happens(0.25) ? 'Bản' : 'Thôn'
      const code = book.village(commune, label, name, ward ? 'tổ dân phố' : 'thôn')
      return { code, cell: book.cell(commune, `${label} ${name}`, [code]), name: `${label} ${name}` }
    })
  })
  const elected = new Set(by.shuffled(villages).slice(0, ELECTED))
  const waiting = new Set([...elected].slice(0, PIPELINE))
  for (const v of villages) {
    const secretary = book.person({ livesIn: v.code, bornBetween: [1948, 1975] })
    book.holds({ unit: v.cell, unitName: `Chi bộ ${v.name}`, post: 'Bí thư chi bộ', person: secretary, from: dayIn(by, 2015, 1, 6) })
    if (!elected.has(v)) continue
    const head = book.person({ livesIn: v.code, bornBetween: [1957, 1988], ...(waiting.has(v) ? { joined: null, pipelineFrom: dayIn(by, 2016, 6, 12) } : {}) })
    const on = dayIn(by, 2017, 3, 5)
    if (waiting.has(v)) {
      // the article: on probation or to be admitted on 30/5, unified in 2018
      book.candidate(v.code, TERM, head, { consent: 'Đồng ý', admissionOn: '2017-05-30' })
      book.plan(v.code, TERM, 'Kết nạp rồi chờ', head, { due: '2018-05-31', obstacles: ['Chưa vào Đảng'] })
    }
    const paper = { symbol: `${by.between(100, 999)}/QĐ-UBND`, on, issuer: 'UBND xã, phường, thị trấn' }
    book.holds({ unit: v.code, unitName: v.name, post: 'Trưởng thôn', person: head, from: on, planned: '2019-12-31', paper })
    book.election({ unit: v.code, unitName: v.name, kind: 'Trưởng thôn', on, drive: DRIVE, elected: head, recognised: on, paper })
  }
  return book
}

/** The directive comes down to the districts: which of them, is real; the days are plausible. The one exchange is of the article. */
function rollOut(book: OfficeWorkbook, districts: [code: string, name: string][]): void {
  const by = chance('quang-ninh programme')
  book.programme({ name: PROGRAMME, unit: PROVINCE, paper: DIRECTIVE, indicator: 'posts.unified', starts: '2016-12-31', ends: '2018-12-31', goal: 100, goalOn: '2018-12-31', acknowledgeBy: '2017-01-31', planBy: '2017-03-15' })
  book.milestone(PROGRAMME, 'Xây dựng phương án nhân sự', '2017-03-31')
  book.milestone(PROGRAMME, 'Bầu xong trưởng thôn, bản, khu phố', '2017-05-31', 'posts.heads-in-post', 100)
  for (const [at, [code, name]] of districts.entries()) {
    const isLate = at === 4
    book.programmeUnit(PROGRAMME, code, { target: 100, due: '2018-12-31', acknowledged: dayIn(by, 2017, 1, 1), planOn: isLate ? null : dayIn(by, 2017, 2, 2), sequence: 'Bầu trưởng thôn trước, bí thư sau' })
    if (!isLate && at !== 9) book.reached(PROGRAMME, 'Xây dựng phương án nhân sự', code, dayIn(by, 2017, 3, 3))
    if (at % 3 === 0) book.session(PROGRAMME, code, 'Tuyên truyền', dayIn(by, 2017, 2, 4), '«Dân có tin, Đảng mới cử»: vì sao bí thư đồng thời là trưởng thôn', by.between(80, 220))
    if (at < 2) book.session(PROGRAMME, code, 'Giao ban', dayIn(by, 2017, 5, 5), 'Tình hình kinh tế, xã hội, an ninh; tiến độ bầu trưởng thôn', 38 + at, 'Thường trực cấp ủy và bí thư chi bộ (số người là giả định)', { invited: 40 + at, conclusions: 'Thôn chưa bầu báo lịch họp ngay trong tuần' })
    if (name.includes('Tiên Yên')) book.session(PROGRAMME, code, 'Trao đổi kinh nghiệm', '2017-05-16', 'Kinh nghiệm hợp nhất chức danh', null, 'Đoàn công tác huyện Đức Thọ (Hà Tĩnh)')
  }
}
