import { chance } from '#app/generate/chance.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { workOf } from './lang-son-city-work.ts'
import { dayIn, OfficeWorkbook, two, yearLater, type Commune } from '#app/generate/office-workbook.ts'

/** Lạng Sơn city on 25/06/2021: 87 villages, 79 unified, 85 heads Party members, Vĩnh Trại 10/10. */
const ON = '2021-06-25'
const CITY = '178'
const VINH_TRAI = '05977'
const DRIVE = 'Bầu trưởng khối phố nhiệm kỳ 2020–2022'
const SOURCE = 'Báo Lạng Sơn, 25/06/2021'

type Miss = 'official' | 'interim' | 'probationary' | 'pipeline' | 'non-member'
/** The published 87 spread over the eight real communes; which villages miss, and how, is plausible. */
const communes: (Commune & { villages: number; misses: Miss[] })[] = [
  { code: '05971', name: 'Phường Hoàng Văn Thụ', villages: 11, misses: ['interim'] },
  { code: '05974', name: 'Phường Tam Thanh', villages: 12, misses: ['official'] },
  { code: '05977', name: 'Phường Vĩnh Trại', villages: 10, misses: [] },
  { code: '05980', name: 'Phường Đông Kinh', villages: 12, misses: ['official'] },
  { code: '05983', name: 'Phường Chi Lăng', villages: 13, misses: [] },
  { code: '05986', name: 'Xã Hoàng Đồng', villages: 11, misses: ['official', 'pipeline'] },
  { code: '05989', name: 'Xã Quảng Lạc', villages: 8, misses: ['probationary'] },
  { code: '05992', name: 'Xã Mai Pha', villages: 10, misses: ['official', 'non-member'] },
]

/** Known by what it says: the article names no number. */
const POLICY = { symbol: null, issuer: 'Ban Thường vụ Tỉnh ủy Lạng Sơn', issued: null, summary: 'Chủ trương thực hiện mô hình bí thư chi bộ đồng thời là trưởng thôn, khối trưởng' }
const PROGRAMME = 'Bí thư chi bộ kiêm trưởng thôn, khối trưởng'

/** How many villages were unified by the end of each month: the roll-out from 06/2019 on is plausible, its end is published. */
const rollOut: [string, number][] = [['2019-05', 31], ['2019-08', 38], ['2019-11', 52], ['2020-02', 66], ['2020-05', 71], ['2020-08', 74], ['2020-11', 76], ['2021-02', 78], ['2021-05', 79]]

export function langSonCity(): OfficeWorkbook {
  const by = chance('lang-son-city')
  const book = new OfficeWorkbook(by, {
    code: CITY, name: 'Thành phố Lạng Sơn', on: ON, sender: 'Ban Tổ chức Thành ủy Lạng Sơn', source: SOURCE,
    notes: ['79/87 thôn, khối phố nhất thể hóa (90,8 %), trưởng thôn là đảng viên 97,7 %, phường Vĩnh Trại 10/10: theo bài báo.', '85/87 là tử số duy nhất cho 97,7 %. Số thôn từng xã, phường, tên thôn, con người và mọi ngày tháng khác là giả định hợp lý; không có người thật.', 'Ba đoàn kiểm tra: theo bài báo; ngày, đơn vị từng đoàn, điều thấy được, kiến nghị, việc giao và lớp tập huấn cho 79 bí thư kiêm trưởng thôn là giả định hợp lý.', 'Chủ trương của tỉnh và kế hoạch của xã, phường: chưa rõ số. Ngày tiếp nhận, kế hoạch, buổi tuyên truyền là giả định.', 'Giả định: kỳ nhận xét đến 31/05/2021 và kết quả từng người. Bài báo chỉ nêu nhận xét chung của Ban Tổ chức Thành ủy (về cơ bản bảo đảm uy tín, phẩm chất, khả năng vận động, tập hợp quần chúng và trách nhiệm), không nêu số; bốn tiêu chí lấy từ câu ấy.'],
  }, [['Tày', 40], ['Nùng', 35], ['Kinh', 25]])
  book.term('Nhiệm kỳ 2017–2020', '2017-07-01', '2020-03-01', 'Chi bộ thôn, khối phố (giả định ngày)', CITY)
  book.term('Nhiệm kỳ 2020–2022', '2020-03-01', '2022-09-01', 'Chi bộ thôn, khối phố (giả định ngày)', CITY)
  book.target('posts.unified', CITY, '2022-08-31', 100, '2020-03-01')
  book.printed({ indicator: 'posts.unified', unit: CITY, on: ON, numerator: 79, denominator: 87, percent: '90,8', source: SOURCE })
  book.printed({ indicator: 'posts.heads-members', unit: CITY, on: ON, percent: '97,7', source: SOURCE, assumed: 'Bài báo không in tử số; chỉ 85/87 cho 97,7 %.' })
  book.printed({ indicator: 'posts.unified', unit: '05977', on: ON, numerator: 10, denominator: 10, percent: '100', source: SOURCE })

  rolledOut(book)
  book.drive({ unit: VINH_TRAI, name: DRIVE, kind: 'Trưởng thôn', from: '2020-03-01', due: ON })

  const reaching: { village: string; cell: string; name: string }[] = []
  for (const commune of communes) {
    const ward = commune.name.startsWith('Phường')
    const names = inventVillageNames(by, ward ? 'numbered' : 'tay', commune.villages)
    if (commune.code === '05983') names[4] = 'Đại Thắng'
    const villages = names.map((name, i) => {
      const label = ward ? 'Khối' : 'Thôn'
      const code = book.village(commune, label, name, ward ? 'tổ dân phố' : 'thôn')
      return { village: code, cell: book.cell(commune, `${label} ${name}`, [code]), name: `${label} ${name}`, miss: commune.misses[i - (commune.villages - commune.misses.length)] }
    })
    for (const { miss, ...village } of villages) miss ? misses(book, by, village, miss) : reaching.push(village)
  }
  let done = 0
  const order = by.shuffled(reaching)
  for (const [month, count] of rollOut) {
    for (; done < count; done++) unify(book, by, order[done]!, month)
  }
  workOf(book, communes)
  return book
}

const TERM = 'Nhiệm kỳ 2020–2022'
type Village = { village: string; cell: string; name: string }

/** Two holders from 2017 on; one person from the day of unification; a new term in early 2020. */
function unify(book: OfficeWorkbook, by: ReturnType<typeof chance>, v: Village, month: string): void {
  const begun = dayIn(by, 2017, 7, 9)
  const on = month === '2019-05' ? `${by.pick(['2018-10', '2018-12', '2019-02', '2019-03', '2019-04', '2019-05'])}-${two(by.between(1, 28))}` : `${month}-${two(by.between(1, 28))}`
  const secretary = book.person({ livesIn: v.village })
  const head = book.person({ livesIn: v.village, ...(by.happens(0.12) ? { joined: null } : {}) })
  const newcomer = by.happens(0.2) ? book.person({ livesIn: v.village, bornBetween: [1970, 1988] }) : undefined
  const leader = newcomer ?? (by.happens(0.65) || isNoMember(book, head) ? secretary : head)
  const renewed = dayIn(by, 2020, 3, 3)
  book.plan(v.village, TERM, newcomer === undefined ? 'Giữ người đang làm' : 'Thay người', leader)
  for (const [post, unit, unitName, before] of [['Trưởng thôn', v.village, v.name, head], ['Bí thư chi bộ', v.cell, `Chi bộ ${v.name}`, secretary]] as const) {
    const paper = post === 'Trưởng thôn' ? { symbol: `${by.between(20, 180)}/QĐ-UBND`, on, issuer: 'UBND xã, phường' } : { symbol: `${by.between(20, 180)}-QĐ/ĐU`, on, issuer: 'Đảng ủy xã, phường' }
    const stays = before === leader
    if (!stays) book.holds({ unit, unitName, post, person: before, from: begun, to: on, reason: 'Thay thế' })
    const from = stays ? begun : on
    const renews = on < '2020-03-01' || (stays && v.village.startsWith(VINH_TRAI))
    if (renews) {
      book.holds({ unit, unitName, post, person: leader, from, to: renewed, paper: { ...paper, on: from } })
      book.holds({ unit, unitName, post, person: leader, from: renewed, planned: '2022-08-31', paper: { ...paper, on: renewed } })
    } else book.holds({ unit, unitName, post, person: leader, from, planned: '2022-08-31', paper: { ...paper, on: from } })
    if (v.village.startsWith(VINH_TRAI)) {
      const since = renews ? renewed : from
      book.election({ unit, unitName, kind: post === 'Trưởng thôn' ? 'Trưởng thôn' : 'Chi bộ', on: since, ...(post === 'Trưởng thôn' ? { drive: DRIVE } : {}), elected: leader, recognised: since, paper: { ...paper, on: since } })
    }
  }
}

const isNoMember = (book: OfficeWorkbook, person: string) => book.sheets['Nhân sự']!.find((row) => row['Mã người'] === person)?.['Vào Đảng ngày'] === null

/** A village that misses: a secretary who is somebody else, and a head of the given kind. */
function misses(book: OfficeWorkbook, by: ReturnType<typeof chance>, v: Village, how: Miss): void {
  const begun = dayIn(by, 2017, 7, 9)
  const renewed = dayIn(by, 2020, 3, 3)
  const secretary = book.person({ livesIn: v.village, bornBetween: [1952, 1970] })
  book.holds({ unit: v.cell, unitName: `Chi bộ ${v.name}`, post: 'Bí thư chi bộ', person: secretary, from: begun, to: renewed })
  book.holds({ unit: v.cell, unitName: `Chi bộ ${v.name}`, post: 'Bí thư chi bộ', person: secretary, from: renewed, planned: '2022-08-31' })
  const joined = '2021-02-03'
  const head = book.person({
    livesIn: v.village, bornBetween: [1965, 1988],
    ...(how === 'probationary' ? { joined, official: yearLater(joined) } : {}),
    ...(how === 'pipeline' ? { joined: null, pipelineFrom: '2020-11-10' } : {}),
    ...(how === 'non-member' ? { joined: null } : {}),
  })
  planOf(book, v, how, secretary, head)
  if (how === 'interim') {
    const former = book.person({ livesIn: v.village, bornBetween: [1950, 1958] })
    book.holds({ unit: v.village, unitName: v.name, post: 'Trưởng thôn', person: former, from: begun, to: '2021-02-14', reason: 'Xin thôi' })
    book.holds({ unit: v.village, unitName: v.name, post: 'Trưởng thôn', person: head, from: '2021-02-14', interim: true, planned: '2021-08-14', paper: { symbol: '31/QĐ-UBND', on: '2021-02-14', issuer: 'UBND phường Hoàng Văn Thụ' } })
  } else book.holds({ unit: v.village, unitName: v.name, post: 'Trưởng thôn', person: head, from: how === 'official' ? begun : renewed, planned: '2022-08-31' })
}

/** Why a village misses, as its plan says; who and why is plausible. */
function planOf(book: OfficeWorkbook, v: Village, how: Miss, secretary: string, head: string): void {
  const waits = (due: string) => book.plan(v.village, TERM, 'Kết nạp rồi chờ', head, { due, obstacles: ['Chưa vào Đảng'] })
  if (how === 'probationary') return waits('2022-02-03')
  if (how === 'pipeline') {
    book.candidate(v.village, TERM, head, { consent: 'Đồng ý', admissionOn: '2021-09-02' })
    return waits('2022-09-02')
  }
  if (how === 'interim') return book.plan(v.village, TERM, 'Lâm thời', head, { due: '2022-06-30' })
  if (how === 'non-member') return book.plan(v.village, TERM, 'Chưa nhất thể', null, { obstacles: ['Chưa vào Đảng', 'Tuổi'], reason: 'Trưởng thôn chưa vào Đảng, bí thư tuổi cao; chưa có người thay.' })
  book.candidate(v.village, TERM, secretary, { consent: 'Không đồng ý', consentOn: '2021-05-10' })
  book.plan(v.village, TERM, 'Giữ người đang làm', head, { due: '2022-08-31', obstacles: ['Phân quyền'] })
}

/** The programme of the city: its start (mid-2019), its goal and the model ward are published, the rest is plausible. */
function rolledOut(book: OfficeWorkbook): void {
  const by = chance('lang-son-city programme')
  book.programme({ name: PROGRAMME, unit: CITY, paper: POLICY, indicator: 'posts.unified', starts: '2019-06-01', ends: '2022-08-31', goal: 100, goalOn: '2022-08-31', acknowledgeBy: '2019-06-30', planBy: '2019-08-31' })
  book.milestone(PROGRAMME, 'Xây dựng phương án nhân sự chi ủy nhiệm kỳ 2020–2022', '2020-01-31')
  book.milestone(PROGRAMME, 'Bầu xong trưởng thôn, khối trưởng', '2020-06-30', 'posts.heads-in-post', 100)
  for (const { code } of communes) {
    const isLate = code === '05992'
    book.programmeUnit(PROGRAMME, code, {
      target: 100, due: '2022-08-31', acknowledged: dayIn(by, 2019, 6, 6), planOn: isLate ? null : dayIn(by, 2019, 7, 8), sequence: 'Bầu bí thư trước, trưởng thôn sau',
      ...(code === '05977' ? { modelOn: ON, modelReason: '10/10 khối phố bầu trưởng thành công, cả mười khối trưởng là bí thư chi bộ (Báo Lạng Sơn, 25/06/2021)' } : {}),
    })
    if (!isLate) book.reached(PROGRAMME, 'Xây dựng phương án nhân sự chi ủy nhiệm kỳ 2020–2022', code, dayIn(by, 2020, 1, 1))
    if (code !== '05989') book.session(PROGRAMME, code, 'Tuyên truyền', dayIn(by, 2019, 9, 11), 'Bí thư chi bộ kiêm trưởng thôn: lợi gì cho dân', by.between(60, 180))
  }
}
