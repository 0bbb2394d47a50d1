import { chance } from '#app/generate/chance.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { dayIn, OfficeWorkbook, type Commune } from '#app/generate/office-workbook.ts'

/** Cao Lộc district, two years after Chỉ thị 08-CT/HU: 125 of 154 cells have a commune officer on the committee; the article prints 81,16. */
const ON = '2024-03-02'
const DISTRICT = '183'
const SOURCE = 'baolangson.vn, Cao Lộc, khoảng tháng 3/2024'
const DIRECTIVE = { symbol: '08-CT/HU', on: '2022-03-02', issuer: 'Ban Thường vụ Huyện ủy Cao Lộc' }

/** 154 cells over the 22 real communes; the number in each is plausible. */
const communes: (Commune & { cells: number; town?: boolean })[] = [
  { code: '06184', name: 'Thị trấn Đồng Đăng', cells: 11, town: true }, { code: '06187', name: 'Thị trấn Cao Lộc', cells: 10, town: true },
  { code: '06190', name: 'Xã Bảo Lâm', cells: 8 }, { code: '06193', name: 'Xã Thanh Lòa', cells: 5 }, { code: '06196', name: 'Xã Cao Lâu', cells: 8 }, { code: '06199', name: 'Xã Thạch Đạn', cells: 6 },
  { code: '06202', name: 'Xã Xuất Lễ', cells: 10 }, { code: '06205', name: 'Xã Hồng Phong', cells: 6 }, { code: '06208', name: 'Xã Thụy Hùng', cells: 7 }, { code: '06211', name: 'Xã Lộc Yên', cells: 6 },
  { code: '06214', name: 'Xã Phú Xá', cells: 5 }, { code: '06217', name: 'Xã Bình Trung', cells: 6 }, { code: '06220', name: 'Xã Hải Yến', cells: 6 }, { code: '06223', name: 'Xã Hòa Cư', cells: 6 },
  { code: '06226', name: 'Xã Hợp Thành', cells: 8 }, { code: '06232', name: 'Xã Công Sơn', cells: 5 }, { code: '06235', name: 'Xã Gia Cát', cells: 9 }, { code: '06238', name: 'Xã Mẫu Sơn', cells: 5 },
  { code: '06241', name: 'Xã Xuân Long', cells: 5 }, { code: '06244', name: 'Xã Tân Liên', cells: 8 }, { code: '06247', name: 'Xã Yên Trạch', cells: 8 }, { code: '06250', name: 'Xã Tân Thành', cells: 6 },
]
const titles = ['Chủ tịch Hội Nông dân', 'Chủ tịch Hội Cựu chiến binh', 'Chủ tịch Hội Phụ nữ', 'Bí thư Đoàn Thanh niên', 'Công chức Văn phòng - Thống kê', 'Công chức Địa chính', 'Công chức Tư pháp - Hộ tịch', 'Phó Chủ tịch HĐND', 'Chỉ huy trưởng Ban Chỉ huy quân sự']

export function caoLoc(): OfficeWorkbook {
  const by = chance('cao-loc')
  const book = new OfficeWorkbook(by, {
    code: DISTRICT, name: 'Huyện Cao Lộc', on: ON, sender: 'Ban Tổ chức Huyện ủy Cao Lộc', source: SOURCE,
    notes: ['125/154 chi bộ có cán bộ, công chức xã tham gia chi ủy; bài báo in 81,16 % (cắt bớt chữ số), làm tròn đúng là 81,17 %.', 'Một chi bộ cho một thôn, khối; số chi bộ từng xã, con người và ngày tháng là giả định hợp lý; không có người thật.'],
  }, [['Nùng', 50], ['Tày', 35], ['Kinh', 12], ['Dao', 3]])
  book.term('Nhiệm kỳ 2022–2025', '2022-06-01', '2025-06-01', 'Chỉ thị 08-CT/HU ngày 02/03/2022', DISTRICT)
  book.target('posts.cells-with-officer', DISTRICT, '2025-05-31', 100, '2022-03-02', DIRECTIVE)
  book.printed({ indicator: 'posts.cells-with-officer', unit: DISTRICT, on: ON, numerator: 125, denominator: 154, percent: '81,16', source: SOURCE })

  const cells = communes.flatMap((commune) => {
    const names = inventVillageNames(by, commune.town ? 'numbered' : 'tay', commune.cells)
    if (commune.code === '06184') names[2] = 'Dây Thép'
    return names.map((name) => {
      const label = commune.town ? (name === 'Dây Thép' ? 'Khu' : 'Khối') : 'Thôn'
      const village = book.village(commune, label, name, commune.town ? 'tổ dân phố' : 'thôn')
      return { commune, village, cell: book.cell(commune, `${label} ${name}`, [village]), name: `${label} ${name}` }
    })
  })
  const without = new Set(by.shuffled(cells).slice(0, 154 - 125))
  for (const place of cells) committee(book, by, place, !without.has(place))
  return book
}

/** A committee elected in mid-2022: secretary, deputy, one member; where there is an officer, the officer is that member. */
function committee(book: OfficeWorkbook, by: ReturnType<typeof chance>, at: { commune: Commune; village: string; cell: string; name: string }, officer: boolean): void {
  const congress = dayIn(by, 2022, 6, 8)
  const unitName = `Chi bộ ${at.name}`
  const secretary = book.person({ livesIn: at.village })
  const unified = by.happens(0.78)
  const head = unified ? secretary : book.person({ livesIn: at.village, ...(by.happens(0.25) ? { joined: null } : {}) })
  const deputy = book.person({ livesIn: at.village })
  const member = book.person({ livesIn: at.village, bornBetween: officer ? [1972, 1994] : [1955, 1980], ...(officer ? { education: '12/12', professional: by.happens(0.7) ? 'Đại học' : 'Trung cấp' } as const : {}) })
  if (officer) {
    const title = by.pick(titles)
    book.works(member, title.startsWith('Công chức') || title.startsWith('Chỉ huy') ? 'Công chức xã' : 'Cán bộ xã', title, at.commune.code, dayIn(by, 2015, 1, 12))
  }
  for (const [post, person] of [['Bí thư chi bộ', secretary], ['Phó bí thư chi bộ', deputy], ['Chi ủy viên', member]] as const)
    book.holds({ unit: at.cell, unitName, post, person, from: congress, planned: '2025-05-31', paper: { symbol: `${by.between(10, 99)}-QĐ/ĐU`, on: congress, issuer: `Đảng ủy ${at.commune.name.toLowerCase().replace(/^(xã|thị trấn) (.*)$/, (_, kind: string) => `${kind} ${at.commune.name.slice(kind.length + 1)}`)}` } })
  book.holds({ unit: at.village, unitName: at.name, post: 'Trưởng thôn', person: head, from: congress, planned: '2025-05-31' })
}
