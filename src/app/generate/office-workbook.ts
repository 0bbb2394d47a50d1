import type { Chance } from './chance.ts'
import { inventName, type Sex } from './invented-people.ts'

/** One cell of a workbook as an office would type it. Days are ISO here and are written as real dates. */
export type Cell = string | number | null
export type Row = Record<string, Cell>
export type Commune = { code: string; name: string }
export type Paper = { symbol: string; on: string | null; issuer: string }
/** A paper as exactly as it is known: `symbol` null where its number is not, `issued` 'cuối năm 2016'. */
export type KnownPaper = { symbol: string | null; issuer: string; issued: string | null; summary: string | null }

type ElectionKind = 'Trưởng thôn' | 'Chi bộ'

export type PersonSpec = {
  sex?: Sex
  ethnic?: string
  birth?: string
  bornBetween?: [number, number]
  education?: 'Tiểu học' | 'THCS' | '12/12'
  professional?: 'Chưa qua đào tạo' | 'Sơ cấp' | 'Trung cấp' | 'Cao đẳng' | 'Đại học' | 'Sau đại học'
  theory?: 'Chưa qua' | 'Sơ cấp' | 'Trung cấp' | 'Cao cấp'
  livesIn?: string
  pipelineFrom?: string
  joined?: string | null // day of admission; official a year later unless official says otherwise
  official?: string | null
}

export type Holding = {
  unit: string
  unitName: string
  post: 'Trưởng thôn' | 'Bí thư chi bộ' | 'Phó bí thư chi bộ' | 'Chi ủy viên'
  person: string
  from: string
  to?: string
  interim?: boolean
  entered?: 'Bầu' | 'Chỉ định'
  planned?: string
  paper?: Paper
  reason?: string
}

/** What an office would have sent: the sheets of the import workbook, row by row, with invented people. */
export class OfficeWorkbook {
  readonly sheets: Record<string, Row[]> = {
    'Thông tin': [], 'Thôn': [], 'Chi bộ': [], 'Nhân sự': [], 'Công tác': [], 'Giữ chức': [], 'Đợt bầu': [], 'Bầu cử': [], 'Ứng cử': [], 'Nhiệm kỳ': [], 'Chỉ tiêu': [], 'Số liệu đã công bố': [],
    'Văn bản liên quan': [], 'Chương trình': [], 'Chương trình – đơn vị': [], 'Mốc': [], 'Tuyên truyền, trao đổi': [], 'Đối tượng': [], 'Phương án': [],
  }
  readonly names = new Map<string, string>()
  private readonly villagesOf = new Map<string, number>()
  private readonly cellsOf = new Map<string, number>()
  private readonly by: Chance
  private readonly ethnics: readonly (readonly [string, number])[]

  constructor(by: Chance, office: { code: string; name: string; on: string; sender: string; source: string; notes: string[] }, ethnics: readonly (readonly [string, number])[]) {
    this.by = by
    this.ethnics = ethnics
    this.sheets['Thông tin']!.push(
      ...([['Mã đơn vị', office.code], ['Đơn vị', office.name], ['Số liệu đến ngày', office.on], ['Cơ quan gửi', office.sender], ['Nguồn', office.source]] as const).map(([a, b]) => ({ 'Mục': a, 'Nội dung': b })),
      ...office.notes.map((note, i) => ({ 'Mục': `Ghi chú ${i + 1}`, 'Nội dung': note })),
    )
  }

  village(commune: Commune, label: string, name: string, kind: 'thôn' | 'tổ dân phố', from: string | null = null): string {
    const code = `${commune.code}-${this.count(this.villagesOf, commune.code)}`
    this.sheets['Thôn']!.push({ 'Mã xã': commune.code, 'Xã/phường': commune.name, 'Mã thôn': code, 'Tên gọi': `${label} ${name}`, 'Loại': kind, 'Thành lập từ': from, 'Ghi chú': null })
    this.names.set(code, `${label} ${name}`)
    return code
  }

  cell(commune: Commune, name: string, villages: string[], from: string | null = null): string {
    const code = `CB${commune.code}-${this.count(this.cellsOf, commune.code)}`
    this.sheets['Chi bộ']!.push({ 'Mã chi bộ': code, 'Tên chi bộ': `Chi bộ ${name}`, 'Mã xã': commune.code, 'Xã/phường': commune.name, 'Phụ trách': villages.join('; '), 'Phụ trách từ': from, 'Thành lập từ': from })
    this.names.set(code, `Chi bộ ${name}`)
    return code
  }

  /** An invented person; what the caller leaves open is plausible. */
  person(spec: PersonSpec = {}): string {
    const { by } = this
    const sex = spec.sex ?? (by.happens(0.18) ? 'female' : 'male')
    const ethnic = spec.ethnic ?? by.weighted(this.ethnics)
    const [young, old] = spec.bornBetween ?? [1958, 1985]
    const birth = spec.birth ?? `${by.between(young, old)}-${two(by.between(1, 12))}-${two(by.between(1, 28))}`
    const key = `N${String(this.sheets['Nhân sự']!.length + 1).padStart(4, '0')}`
    const adult = Number(birth.slice(0, 4)) + by.between(21, 30)
    const joined = spec.joined === null ? null : (spec.joined ?? `${Math.min(adult, 2012)}-${two(by.between(1, 12))}-${two(by.between(1, 28))}`)
    const official = joined === null || spec.official === null ? null : (spec.official ?? yearLater(joined))
    const name = inventName(by, sex, ethnic)
    this.sheets['Nhân sự']!.push({
      'Mã người': key, 'Họ và tên': name, 'Ngày sinh': birth, 'Giới tính': sex === 'female' ? 'Nữ' : 'Nam', 'Dân tộc': ethnic,
      'Học vấn': spec.education ?? by.weighted([['12/12', 7], ['THCS', 3]] as const),
      'Chuyên môn': spec.professional ?? by.weighted([['Chưa qua đào tạo', 6], ['Sơ cấp', 2], ['Trung cấp', 2], ['Đại học', 1]] as const),
      'Lý luận chính trị': spec.theory ?? by.weighted([['Chưa qua', 2], ['Sơ cấp', 5], ['Trung cấp', 2]] as const),
      'Nơi ở': spec.livesIn ?? null, 'Số định danh': null,
      'Nguồn kết nạp từ': spec.pipelineFrom ?? null, 'Vào Đảng ngày': joined, 'Chính thức ngày': official, 'Miễn sinh hoạt từ': null, 'Ra khỏi Đảng ngày': null,
    })
    this.names.set(key, name)
    return key
  }

  holds(h: Holding): void {
    this.sheets['Giữ chức']!.push({
      'Mã đơn vị': h.unit, 'Đơn vị': h.unitName, 'Chức danh': h.post, 'Mã người': h.person, 'Họ và tên': this.names.get(h.person) ?? null,
      'Từ ngày': h.from, 'Đến ngày': h.to ?? null, 'Lâm thời': h.interim ? 'x' : null, 'Hình thức': h.entered ?? (h.interim ? 'Chỉ định' : 'Bầu'),
      'Kết thúc dự kiến': h.planned ?? null, 'Số văn bản': h.paper?.symbol ?? null, 'Ngày văn bản': h.paper?.on ?? null, 'Cơ quan ban hành': h.paper?.issuer ?? null,
      'Lý do thôi': h.to ? (h.reason ?? 'Hết nhiệm kỳ') : null,
    })
  }

  drive(d: { unit: string; name: string; kind: ElectionKind; from: string; due: string; paper?: Paper }): void {
    this.sheets['Đợt bầu']!.push({ 'Mã đơn vị': d.unit, 'Tên đợt': d.name, 'Loại bầu cử': d.kind, 'Bắt đầu': d.from, 'Hạn': d.due, 'Số văn bản': d.paper?.symbol ?? null, 'Ngày văn bản': d.paper?.on ?? null, 'Cơ quan ban hành': d.paper?.issuer ?? null })
  }

  /** A past election of which only the outcome is known, and who was elected. */
  election(e: { unit: string; unitName: string; kind: ElectionKind; on: string; drive?: string; elected: string; recognised?: string; paper?: Paper }): void {
    const about = { 'Mã đơn vị': e.unit, 'Đơn vị': e.unitName, 'Loại bầu cử': e.kind, 'Ngày bầu': e.on }
    this.sheets['Bầu cử']!.push({
      ...about, 'Đợt bầu': e.drive ?? null, 'Kết quả': 'Trúng cử', 'Cách bầu': null, 'Tổng số hộ': null, 'Số dự': null, 'Ngày công nhận': e.recognised ?? null,
      'Số văn bản': e.paper?.symbol ?? null, 'Ngày văn bản': e.paper?.on ?? null, 'Cơ quan ban hành': e.paper?.issuer ?? null,
    })
    this.sheets['Ứng cử']!.push({ ...about, 'Mã người': e.elected, 'Họ và tên': this.names.get(e.elected) ?? null, 'Ứng cử chức': null, 'Số phiếu': null, 'Trúng cử': 'x' })
  }

  works(person: string, kind: string, title: string, at: string, from: string): void {
    this.sheets['Công tác']!.push({ 'Mã người': person, 'Công việc': kind, 'Chức danh': title, 'Nơi làm việc': at, 'Từ ngày': from, 'Đến ngày': null })
  }

  term(name: string, from: string, to: string, basis: string, unit: string): void {
    this.sheets['Nhiệm kỳ']!.push({ 'Mã đơn vị': unit, 'Tên nhiệm kỳ': name, 'Từ ngày': from, 'Đến ngày': to, 'Căn cứ': basis })
  }

  candidate(village: string, term: string, person: string, given: { consent?: string; consentOn?: string; certificateOn?: string; admissionOn?: string } = {}): void {
    this.sheets['Đối tượng']!.push({
      'Mã thôn': village, 'Thôn': this.names.get(village) ?? null, 'Nhiệm kỳ': term, 'Mã người': person, 'Họ và tên': this.names.get(person) ?? null,
      'Ý kiến': given.consent ?? null, 'Ngày có ý kiến': given.consentOn ?? null, 'Ngày chứng chỉ': given.certificateOn ?? null, 'Kết nạp dự kiến': given.admissionOn ?? null,
    })
  }

  plan(village: string, term: string, option: string, person: string | null, given: { due?: string; obstacles?: string[]; reason?: string } = {}): void {
    this.sheets['Phương án']!.push({
      'Mã thôn': village, 'Thôn': this.names.get(village) ?? null, 'Nhiệm kỳ': term, 'Phương án': option, 'Mã người': person, 'Họ và tên': person === null ? null : this.names.get(person) ?? null,
      'Đến ngày': given.due ?? null, 'Vướng mắc': given.obstacles?.join('; ') ?? null, 'Lý do': given.reason ?? null,
    })
  }

  target(indicator: string, unit: string, due: string, percent: number, set: string, paper?: Paper): void {
    this.sheets['Chỉ tiêu']!.push({ 'Chỉ số': indicator, 'Mã đơn vị': unit, 'Hạn': due, 'Chỉ tiêu (%)': percent, 'Ngày đặt': set, 'Số văn bản': paper?.symbol ?? null, 'Ngày văn bản': paper?.on ?? null, 'Cơ quan ban hành': paper?.issuer ?? null })
  }

  printed(p: { indicator: string; unit: string; on: string; numerator?: number; denominator?: number; percent?: string; approximate?: boolean; source: string; assumed?: string }): void {
    this.sheets['Số liệu đã công bố']!.push({ 'Chỉ số': p.indicator, 'Mã đơn vị': p.unit, 'Ngày': p.on, 'Tử số': p.numerator ?? null, 'Mẫu số': p.denominator ?? null, 'Tỷ lệ in (%)': p.percent ?? null, 'Xấp xỉ': p.approximate ? 'x' : null, 'Nguồn': p.source, 'Giả định': p.assumed ?? null })
  }

  link(paper: KnownPaper, kind: string | null = null, other: KnownPaper | null = null): void {
    const side = (of: KnownPaper | null, mark: string) => ({ [`Số hiệu${mark}`]: of?.symbol ?? null, [`Cơ quan ban hành${mark}`]: of?.issuer ?? null, [`Ngày ban hành${mark}`]: of?.issued ?? null, [`Trích yếu${mark}`]: of?.summary ?? null })
    this.sheets['Văn bản liên quan']!.push({ ...side(paper, ''), 'Quan hệ': kind, ...side(other, ' (văn bản kia)') })
  }

  programme(p: { name: string; unit: string; paper: KnownPaper | null; indicator: string | null; starts: string; ends: string | null; goal: number | null; goalOn: string | null; acknowledgeBy: string | null; planBy: string | null }): void {
    this.sheets['Chương trình']!.push({
      'Chương trình': p.name, 'Mã đơn vị': p.unit, 'Số văn bản': p.paper?.symbol ?? null, 'Ngày văn bản': p.paper?.issued ?? null, 'Cơ quan ban hành': p.paper?.issuer ?? null, 'Trích yếu': p.paper && p.paper.symbol === null ? p.paper.summary : null,
      'Chỉ số': p.indicator, 'Bắt đầu': p.starts, 'Kết thúc': p.ends, 'Mục tiêu (%)': p.goal, 'Đạt trước ngày': p.goalOn, 'Hạn tiếp nhận': p.acknowledgeBy, 'Hạn ra kế hoạch': p.planBy,
    })
  }

  /** A unit of a programme; the number of its own plan is not known. */
  programmeUnit(programme: string, unit: string, u: { target?: number; due?: string; acknowledged?: string | null; planOn?: string | null; sequence?: string; modelOn?: string; modelReason?: string }): void {
    this.sheets['Chương trình – đơn vị']!.push({
      'Chương trình': programme, 'Mã đơn vị': unit, 'Chỉ tiêu (%)': u.target ?? null, 'Hạn': u.due ?? null, 'Tiếp nhận ngày': u.acknowledged ?? null, 'Ngày kế hoạch': u.planOn ?? null, 'Số kế hoạch': null, 'Cơ quan ra kế hoạch': null,
      'Trình tự': u.sequence ?? null, 'Điển hình từ': u.modelOn ?? null, 'Vì sao điển hình': u.modelReason ?? null,
    })
  }

  milestone(programme: string, name: string, due: string, indicator: string | null = null, percent: number | null = null): void {
    this.sheets['Mốc']!.push({ 'Chương trình': programme, 'Mốc': name, 'Hạn': due, 'Chỉ số': indicator, 'Đạt từ (%)': percent })
  }

  reached(programme: string, milestone: string, unit: string, done: string): void {
    this.sheets['Mốc']!.push({ 'Chương trình': programme, 'Mốc': milestone, 'Mã đơn vị': unit, 'Xong ngày': done })
  }

  session(programme: string, unit: string, kind: 'Tuyên truyền' | 'Trao đổi kinh nghiệm' | 'Giao ban', on: string, topic: string, audience: number | null = null, withWhom: string | null = null, briefing: { invited: number; conclusions: string } | null = null): void {
    this.sheets['Tuyên truyền, trao đổi']!.push({ 'Chương trình': programme, 'Mã đơn vị': unit, 'Loại': kind, 'Ngày': on, 'Nội dung': topic, 'Với ai': withWhom, 'Số người dự': audience, 'Số người mời': briefing?.invited ?? null, 'Kết luận': briefing?.conclusions ?? null })
  }

  /** A row of any other sheet, by its headings. */
  row(sheet: string, cells: Row): void {
    (this.sheets[sheet] ??= []).push(cells)
  }

  private count(of: Map<string, number>, commune: string): string {
    of.set(commune, (of.get(commune) ?? 0) + 1)
    return String(of.get(commune)).padStart(3, '0')
  }
}

export const two = (n: number) => String(n).padStart(2, '0')
export const yearLater = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4) === '-02-29' ? '-03-01' : day.slice(4)}`
/** A day within a month, 'YYYY-MM' or given bounds. */
export const dayIn = (by: Chance, year: number, fromMonth: number, toMonth: number) => `${year}-${two(by.between(fromMonth, toMonth))}-${two(by.between(1, 28))}`
