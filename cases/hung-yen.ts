import { chance } from '#app/generate/chance.ts'
import { inventVillageNames } from '#app/generate/invented-villages.ts'
import { dayIn, OfficeWorkbook } from '#app/generate/office-workbook.ts'
import { spread } from '#app/generate/spread.ts'
import { communesOfProvince } from './province-communes.ts'

/** Hưng Yên in 2020: 1,039 cells of villages and residential groups. (999 of them with a coordination regulation: a later room's sheet.) */
const ON = '2020-06-30'
const PROVINCE = '33'
const SOURCE = 'Bài viết về quy chế phối hợp, Hưng Yên, khoảng 2018–2020'
const [VILLAGES, CELLS] = [1012, 1039]

export function hungYen(): OfficeWorkbook {
  const by = chance('hung-yen')
  const book = new OfficeWorkbook(by, {
    code: PROVINCE, name: 'Tỉnh Hưng Yên', on: ON, sender: 'Ban Tổ chức Tỉnh ủy Hưng Yên', source: SOURCE,
    notes: ['1.039 chi bộ: theo bài báo. Trang «Quy chế phối hợp» để dành chỗ cho 999/1.039 quy chế.', 'Số thôn, khu phố (1.012, trong đó 27 nơi đông có hai chi bộ), con người và ngày tháng là giả định hợp lý; không có người thật. Xã, phường theo danh mục tháng 3/2025.'],
  }, [['Kinh', 1]])
  book.printed({ indicator: 'posts.cells', unit: PROVINCE, on: ON, numerator: CELLS, source: SOURCE, assumed: 'Bài báo không ghi ngày; đặt là 30/06/2020.' })

  const communes = communesOfProvince(PROVINCE)
  const counts = spread(VILLAGES, communes.map(() => by.between(5, 10)))
  const villages = communes.flatMap((commune, i) => {
    const names = inventVillageNames(by, 'delta', counts[i]!)
    return names.map((name) => {
      const ward = commune.kind !== 'Xã'
      const label = ward ? 'Khu phố' : 'Thôn'
      return { commune, label, name: `${label} ${name}`, code: book.village(commune, label, name, ward ? 'tổ dân phố' : 'thôn') }
    })
  })
  const large = new Set(by.shuffled(villages).slice(0, CELLS - VILLAGES))
  for (const v of villages) {
    const cells = large.has(v) ? [`${v.name} số 1`, `${v.name} số 2`] : [v.name]
    const secretaries = cells.map((name) => {
      const cell = book.cell(v.commune, name, [v.code])
      const secretary = book.person({ livesIn: v.code, bornBetween: [1948, 1978] })
      book.holds({ unit: cell, unitName: `Chi bộ ${name}`, post: 'Bí thư chi bộ', person: secretary, from: dayIn(by, 2017, 6, 9) })
      return secretary
    })
    const head = by.happens(0.21) ? secretaries[0]! : book.person({ livesIn: v.code, bornBetween: [1952, 1985], ...(by.happens(0.3) ? { joined: null } : {}) })
    book.holds({ unit: v.code, unitName: v.name, post: 'Trưởng thôn', person: head, from: dayIn(by, 2017, 3, 5) })
  }
  return book
}
