import { defineDocument, type Form, type FormColumn, type FormRow } from '#documents/public.ts'
import { yearOf } from '#ground/time/day.ts'
import { officeParts } from '#posts/public.ts'
import { messages } from './messages.ts'
import { sumOf, type VillageMonth } from './reckon.ts'
import { reckoned } from './routes.ts'

const money = (heading: string[]): FormColumn => ({ heading, width: 27, align: 'right' })
const columns: FormColumn[] = [
  { heading: ['STT'], width: 10, align: 'center' },
  { heading: ['Thôn, tổ dân phố'], width: 40, align: 'left' },
  { heading: ['Số tháng tính'], width: 16, align: 'center' },
  money(['Phụ cấp (đồng)', 'Hai người giữ']), money(['Phụ cấp (đồng)', 'Một người kiêm']),
  money(['Chênh lệch (đồng)', 'Dôi dư trong quỹ khoán']), money(['Chênh lệch (đồng)', 'Giảm chi ngân sách thật']), money(['Chênh lệch (đồng)', 'Giảm đóng bảo hiểm']),
  { heading: ['Chưa đủ căn cứ'], width: 48, align: 'left' },
]

const lackOf = (months: VillageMonth[]): string => [...new Set(months.flatMap(({ gap }) => (gap === null ? [] : [messages[`funds.gap.${gap}`]!.vi])))].join('; ')

const cellsOf = (months: VillageMonth[]): (string | number | null)[] => {
  const { counted, missing, separate, unified, released, reduced, insurance } = sumOf(months)
  return [counted, separate, unified, released, reduced, insurance ?? 'chưa đủ căn cứ', missing === 0 ? '' : `${missing} tháng: ${lackOf(months)}`]
}

/** Biểu KP-01: from January of the day's year to the day's month, one line for each unified village. */
export const allowanceForm = defineDocument({
  code: 'KP-01',
  name: { vi: 'Phụ cấp của thôn nhất thể: dôi dư trong quỹ và giảm chi', en: 'Allowances of unified villages: released and saved' },
  formats: ['xlsx', 'docx'],
  gather: async (tx, asked): Promise<Form> => {
    const { scope, months } = await reckoned(tx, asked.unitId, `${yearOf(asked.on)}-01`, asked.on.slice(0, 7))
    const villages = [...Map.groupBy(months, ({ villageId }) => villageId).values()].sort((a, b) => (a[0]!.commune ?? '').localeCompare(b[0]!.commune ?? '', 'vi') || a[0]!.village.localeCompare(b[0]!.village, 'vi', { numeric: true }))
    const rows: FormRow[] = []
    for (const [at, list] of villages.entries()) {
      const { commune, village } = list[0]!
      if (scope.unit.kind !== 'commune' && scope.unit.kind !== 'village' && commune !== villages[at - 1]?.[0]!.commune) rows.push({ kind: 'section', cells: [commune ?? 'Chưa xếp vào xã', ...columns.slice(1).map(() => null)] })
      rows.push({ kind: 'row', cells: [at + 1, village, ...cellsOf(list)] })
    }
    return {
      ...await officeParts(tx, { ...scope, on: asked.on }, asked),
      code: 'KP-01', title: 'BIỂU TÍNH', about: `Phụ cấp bí thư chi bộ, trưởng thôn ở các thôn nhất thể, tháng 01 đến tháng ${asked.on.slice(5, 7)}/${yearOf(asked.on)} – ${scope.unit.fullName}`,
      columns, rows, totals: [{ kind: 'total', cells: [null, `Tổng cộng: ${villages.length} thôn`, ...cellsOf(months)] }],
      remarks: [
        'Chỉ tính những ngày một người giữ cả hai chức; tháng không tròn tính theo ngày: mức tháng × số ngày ÷ số ngày của tháng, làm tròn một lần đến đồng.',
        'Quỹ khoán từ ngân sách trung ương tính theo thôn, không giảm khi một người kiêm hai chức: phần dôi dư nằm lại trong quỹ, chưa phải là giảm chi.',
      ],
    }
  },
})
