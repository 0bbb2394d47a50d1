import { chance } from '#app/generate/chance.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { dayIn, OfficeWorkbook, two, type Commune, type PersonSpec } from '#app/generate/office-workbook.ts'

/** Quan Sơn district at the end of 2021: 94/94 unified; ages from 30 to over 55; 64 with 12/12, 16 trung cấp, 7 đại học. */
const ON = '2021-12-31'
const DISTRICT = '387'
const SOURCE = 'Bài viết về huyện Quan Sơn, khoảng năm 2022'

/** 83 bản and 11 khu phố (53/83 bản of the article against 94); spread over the twelve real communes is plausible. */
const communes: (Commune & { villages: number; town?: boolean })[] = [
  { code: '14995', name: 'Xã Trung Xuân', villages: 6 }, { code: '14998', name: 'Xã Trung Thượng', villages: 6 }, { code: '14999', name: 'Xã Trung Tiến', villages: 7 },
  { code: '15001', name: 'Xã Trung Hạ', villages: 7 }, { code: '15004', name: 'Xã Sơn Hà', villages: 6 }, { code: '15007', name: 'Xã Tam Thanh', villages: 8 },
  { code: '15010', name: 'Xã Sơn Thủy', villages: 9 }, { code: '15013', name: 'Xã Na Mèo', villages: 8 }, { code: '15016', name: 'Thị trấn Sơn Lư', villages: 11, town: true },
  { code: '15019', name: 'Xã Tam Lư', villages: 9 }, { code: '15022', name: 'Xã Sơn Điện', villages: 10 }, { code: '15025', name: 'Xã Mường Mìn', villages: 7 },
]
/** Known by what it says: the article names no number. */
const PLAN = { symbol: null, issuer: 'Huyện ủy Quan Sơn', issued: 'đầu năm 2017', summary: 'Kế hoạch thực hiện bí thư chi bộ kiêm trưởng bản, trưởng khu phố' }
const PROGRAMME = 'Bí thư chi bộ kiêm trưởng bản, trưởng khu phố'
const ATTENDING = 'Cấp ủy viên, cán bộ huyện dự sinh hoạt chi bộ (3+1)'

/** Unified by year's end, as the two congress terms carried it: the end is published, the way there plausible. */
const rollOut: [number, number][] = [[2016, 9], [2017, 38], [2018, 57], [2019, 71], [2020, 91], [2021, 94]]

export function quanSon(): OfficeWorkbook {
  const by = chance('quan-son')
  const book = new OfficeWorkbook(by, {
    code: DISTRICT, name: 'Huyện Quan Sơn', on: ON, sender: 'Ban Tổ chức Huyện ủy Quan Sơn', source: SOURCE,
    notes: ['94/94 bản, khu phố; tuổi từ 30 đến trên 55; 64 người 12/12, 16 trung cấp, 7 đại học: theo bài báo. Hai chiều học vấn và chuyên môn không cộng với nhau.', '12 tập thể, 9 cá nhân được Bí thư Huyện ủy tặng giấy khen: theo bài báo; ai, số và ngày quyết định là giả định.', '83 bản và 11 khu phố suy ra từ 53/83 bản nông thôn mới. Tên bản, con người, ngày tháng là giả định hợp lý; không có người thật.', 'Lớp bồi dưỡng lý luận chính trị cho bí thư kiêm trưởng bản, trưởng khu phố: theo bài báo, bài không nêu số lớp, số người; tên lớp, buổi học, ai dự là giả định.', 'Kế hoạch đầu năm 2017 và mô hình 3+1 từ 2018: theo bài báo, chưa rõ số. Ngày tiếp nhận, kế hoạch của xã là giả định.'],
  }, [['Thái', 72], ['Mường', 18], ['Kinh', 7], ['Mông', 3]])
  book.term('Nhiệm kỳ 2017–2020', '2017-07-01', '2020-03-01', 'Chi bộ bản, khu phố', DISTRICT)
  book.term('Nhiệm kỳ 2020–2022', '2020-03-01', '2022-09-01', 'Chi bộ bản, khu phố', DISTRICT)
  book.row('Quy mô', { 'Mã đơn vị': DISTRICT, 'Từ ngày': '2021-01-01', 'Diện tích (km²)': 926.26, 'Nguồn': SOURCE })
  book.target('posts.unified', DISTRICT, '2022-08-31', 100, '2017-02-01')
  book.printed({ indicator: 'posts.unified', unit: DISTRICT, on: ON, numerator: 94, denominator: 94, percent: '100', source: SOURCE })
  book.printed({ indicator: 'posts.leaders-upper-secondary', unit: DISTRICT, on: ON, numerator: 64, source: SOURCE })
  book.printed({ indicator: 'posts.leaders-intermediate', unit: DISTRICT, on: ON, numerator: 16, source: SOURCE })
  book.printed({ indicator: 'posts.leaders-university', unit: DISTRICT, on: ON, numerator: 7, source: SOURCE })

  rolledOut(book)
  const villages = communes.flatMap((commune) => {
    const names = inventVillageNames(by, commune.town ? 'numbered' : 'thai', commune.villages)
    return names.map((name) => {
      const label = commune.town ? 'Khu' : 'Bản'
      const code = book.village(commune, label, name, commune.town ? 'tổ dân phố' : 'thôn')
      return { code, cell: book.cell(commune, `${label} ${name}`, [code]), name: `${label} ${name}` }
    })
  })
  const profiles = leaderProfiles(by)
  const order = by.shuffled(villages)
  let done = 0
  for (const [year, count] of rollOut) for (; done < count; done++) lead(book, by, order[done]!, year, profiles[done]!)
  commend(book, order)
  train(book)
  return book
}

/** 94 people: exactly 64 with 12/12, 16 trung cấp, 7 đại học; the youngest 30, the oldest 59 on the day. */
function leaderProfiles(by: ReturnType<typeof chance>): PersonSpec[] {
  const education = by.shuffled(Array.from({ length: 94 }, (_, i) => i < 64))
  // whoever has a university degree has finished 12/12; the two dimensions are still counted apart
  const finished = by.shuffled(education.flatMap((yes, i) => (yes ? [i] : [])))
  const university = new Set(finished.slice(0, 7))
  const intermediate = new Set(by.shuffled([...Array(94).keys()].filter((i) => !university.has(i))).slice(0, 16))
  return education.map((upper, i) => ({
    sex: by.happens(0.13) ? 'female' : 'male',
    birth: i === 0 ? '1991-06-12' : i === 1 ? '1962-09-03' : `${by.between(1964, 1990)}-${two(by.between(1, 12))}-${two(by.between(1, 28))}`,
    education: upper ? '12/12' : 'THCS',
    professional: university.has(i) ? 'Đại học' : intermediate.has(i) ? 'Trung cấp' : by.happens(0.2) ? 'Sơ cấp' : 'Chưa qua đào tạo',
    joined: i === 0 ? '2013-05-19' : undefined,
  } satisfies PersonSpec))
}

function lead(book: OfficeWorkbook, by: ReturnType<typeof chance>, v: { code: string; cell: string; name: string }, year: number, profile: PersonSpec): void {
  const on = year === 2016 ? dayIn(by, 2016, 3, 10) : year === 2017 ? dayIn(by, 2017, 6, 9) : year === 2020 ? dayIn(by, 2020, 4, 6) : dayIn(by, year, 2, 11)
  const leader = book.person({ ...profile, livesIn: v.code })
  const renewals = ['2017-08-15', '2020-05-20'].filter((day) => day > on && day <= ON)
  for (const [post, unit, unitName] of [['Trưởng thôn', v.code, v.name], ['Bí thư chi bộ', v.cell, `Chi bộ ${v.name}`]] as const) {
    if (year > 2016) {
      const former = book.person({ livesIn: v.code, bornBetween: [1950, 1968], ...(post === 'Trưởng thôn' && by.happens(0.2) ? { joined: null } : {}) })
      book.holds({ unit, unitName, post, person: former, from: dayIn(by, 2015, 1, 6), to: on, reason: 'Thay thế' })
    }
    const steps = [on, ...renewals]
    steps.forEach((from, i) => book.holds({ unit, unitName, post, person: leader, from, ...(steps[i + 1] ? { to: steps[i + 1]! } : { planned: '2022-08-31' }) }))
  }
}

/** Two programmes at once: the one that unifies, measured by its figure, and the one that sends officers to the cells. */
function rolledOut(book: OfficeWorkbook): void {
  const by = chance('quan-son programme')
  book.link(PLAN)
  book.programme({ name: PROGRAMME, unit: DISTRICT, paper: PLAN, indicator: 'posts.unified', starts: '2017-02-01', ends: '2022-08-31', goal: 100, goalOn: '2022-08-31', acknowledgeBy: '2017-03-15', planBy: '2017-05-31' })
  book.programme({ name: ATTENDING, unit: DISTRICT, paper: null, indicator: null, starts: '2018-01-15', ends: null, goal: null, goalOn: null, acknowledgeBy: '2018-02-28', planBy: null })
  book.milestone(PROGRAMME, 'Chọn đảng viên uy tín cho cả hai chức', '2017-06-30')
  for (const { code } of communes) {
    book.programmeUnit(PROGRAMME, code, { target: 100, due: '2022-08-31', acknowledged: dayIn(by, 2017, 2, 2), planOn: dayIn(by, 2017, 4, 5), sequence: 'Bầu bí thư trước, trưởng thôn sau' })
    book.programmeUnit(ATTENDING, code, { acknowledged: dayIn(by, 2018, 2, 2) })
    book.reached(PROGRAMME, 'Chọn đảng viên uy tín cho cả hai chức', code, dayIn(by, 2017, 6, 6))
  }
  book.session(PROGRAMME, '15016', 'Tuyên truyền', '2017-05-20', 'Đưa Đảng gần với dân', 140)
}

/** The published 12 collectives and 9 people: here the cells and leaders that were unified first. */
function commend(book: OfficeWorkbook, order: { code: string; cell: string; name: string }[]): void {
  const decision = { 'Thành tích': 'Thành tích xuất sắc trong thực hiện nhất thể hóa bí thư chi bộ kiêm trưởng bản, trưởng khu phố', 'Hình thức': 'Giấy khen', 'Năm': 2021, 'Ngày đề nghị': '2021-12-06', 'Ngày quyết định': '2021-12-20', 'Số quyết định': '1215-QĐ/HU', 'Cơ quan ban hành': 'Huyện ủy Quan Sơn', 'Người ký': 'Bí thư Huyện ủy' }
  const leads = new Map(book.sheets['Giữ chức']!.filter((row) => row['Chức danh'] === 'Trưởng thôn' && row['Đến ngày'] === null).map((row) => [row['Mã đơn vị'], row['Mã người']]))
  for (const { cell } of order.slice(0, 12)) book.row('Khen thưởng', { 'Mã đơn vị': cell, 'Mã người': null, ...decision })
  for (const { code } of order.slice(12, 21)) book.row('Khen thưởng', { 'Mã đơn vị': code, 'Mã người': leads.get(code)!, ...decision })
}

/** The article tells of classes in political theory for those who hold both posts, without a number: here everyone once, in the year they came or in 2020. */
function train(book: OfficeWorkbook): void {
  const course = { 'Tên lớp': 'Bồi dưỡng chuyên đề lý luận chính trị cho bí thư chi bộ kiêm trưởng bản, trưởng khu phố', 'Nơi học': 'Trung tâm bồi dưỡng chính trị huyện' }
  const days = ['2020-10-14', '2020-10-21', '2021-12-09']
  for (const on of days) book.row('Tập huấn', { ...course, 'Ngày học': on, 'Nội dung': 'Chuyên đề lý luận chính trị; nghiệp vụ công tác đảng ở chi bộ', 'Số giờ': 8, 'Số kế hoạch': null, 'Ngày kế hoạch': null, 'Cơ quan ban hành': null })
  const heads = book.sheets['Giữ chức']!.filter((row) => row['Chức danh'] === 'Trưởng thôn')
  heads.filter((row) => row['Đến ngày'] === null).forEach(({ 'Mã người': person }, i) => {
    const first = heads.filter((row) => row['Mã người'] === person).map((row) => String(row['Từ ngày'])).sort()[0]!
    book.row('Dự tập huấn', { ...course, 'Ngày học': first > days[0]! ? days[2]! : days[i % 2]!, 'Mã người': person!, 'Vắng': null, 'Số chứng nhận': null })
  })
}
