import { day } from '#ground/time/day.ts'
import type { Point } from '#ground/web/chart/line-chart.tsx'
import type { Look } from '#ground/web/tone.ts'
import type { LegendItem, WaffleItem } from '#ground/web/waffle.tsx'

/** Invented places and people, for the kit's pages only. */
export const looks = {
  unified: { tone: 'brand', shape: 'full' },
  official: { tone: 'violet', shape: 'open' },
  probationary: { tone: 'blue', shape: 'half' },
  non: { tone: 'rust', shape: 'cross' },
  interim: { tone: 'amber', shape: 'dash' },
  vacant: { tone: 'grey', shape: 'dot' },
} satisfies Record<string, Look>

export type State = keyof typeof looks
export const stateWords: Record<State, string> = { unified: 'Bí thư kiêm trưởng', official: 'Chỉ là trưởng (đảng viên)', probationary: 'Trưởng là đảng viên dự bị', non: 'Trưởng là quần chúng', interim: 'Lâm thời', vacant: 'Khuyết' }
export const legend: LegendItem[] = (Object.keys(looks) as State[]).map((state) => ({ look: looks[state], label: stateWords[state] }))

const rest = (count: number, ...others: State[]): State[] => [...Array.from({ length: count }, (): State => 'unified'), ...others]
const communes: [string, State[]][] = [
  ['Phường Suối Trong', rest(10)], ['Phường Cầu Đá', rest(13)], ['Phường Tam Giang', rest(11, 'official')], ['Phường Đồi Chè', rest(11, 'official')],
  ['Phường Ngọc Lâm Thượng', rest(10, 'interim')], ['Xã Bản Mới', rest(7, 'probationary')], ['Xã Đồng Hoa', rest(9, 'official', 'non')], ['Xã Nà Phai', rest(8, 'non', 'vacant')],
]

export const rows = communes.map(([name, states], commune) => ({
  key: commune,
  name,
  to: `/kit?xa=${commune}`,
  numerator: states.filter((state) => state === 'unified').length,
  denominator: states.length,
  items: states.map((state, place): WaffleItem => ({ key: place, name: `Khối ${place + 1}, ${name}: ${stateWords[state].toLowerCase()}`, to: `/kit/tables?thon=${commune}-${place}`, look: looks[state] })),
}))

export const growth: Point[] = [31, 36, 47, 57, 61, 63, 65, 67, 79].map((value, step) => ({ day: day(`${2019 + Math.floor((5 + 3 * step) / 12)}-${String(((5 + 3 * step) % 12) + 1).padStart(2, '0')}-30`), value }))

const names = ['Hoàng Thị Ước', 'Nông Văn Trỗi', 'Y Blŭk Niê', 'Lò Văn Ỉnh', 'Vi Thị Nguyệt', 'Đàm Quý Đôn', 'Ksor H’Ƀlăm', 'Trần Đắc Hòa']
export type Village = { id: number; name: string; commune: string; state: State; head: string; households: number | null; since: string }
export const villages: Village[] = Array.from({ length: 400 }, (_, id) => ({
  id,
  name: `${id % 3 ? 'Khối' : 'Thôn'} ${1 + (id % 14)}`,
  commune: rows[id % rows.length]?.name ?? '',
  state: (Object.keys(looks) as State[])[id % 11 < 6 ? 0 : id % 6] ?? 'unified',
  head: names[id % names.length] ?? '',
  households: id % 9 === 0 ? null : 60 + ((id * 37) % 240),
  since: `2020-0${1 + (id % 9)}-15`,
}))
