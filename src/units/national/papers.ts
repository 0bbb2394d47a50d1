import type { PaperDraft } from '#papers/public.ts'

/**
 * The papers that the national tree rests on. Only what the data or the field notes confirm is filled in:
 * an issuing day that nobody confirmed is left empty and said so.
 */
const UNCONFIRMED = 'Ngày ban hành chưa được kiểm chứng.'

const assembly = (symbol: string, summary: string, issuedOn: string | null = null): PaperDraft => ({
  symbol, kind: 'resolution', issuer: 'Quốc hội', issuedOn, issuedPrecision: issuedOn ? 'day' : 'unknown', summary, note: issuedOn ? null : UNCONFIRMED,
})

const standingCommittee = (symbol: string, summary: string, issuedOn: string | null = null): PaperDraft =>
  ({ ...assembly(symbol, summary, issuedOn), issuer: 'Ủy ban Thường vụ Quốc hội' })

export const nationalPapers = {
  provinces: assembly('202/2025/QH15', 'Sắp xếp đơn vị hành chính cấp tỉnh'),
  communes: {
    symbol: null, kind: 'resolution', issuer: 'Ủy ban Thường vụ Quốc hội', issuedOn: '2025-06-16', issuedPrecision: 'day',
    summary: '34 nghị quyết sắp xếp đơn vị hành chính cấp xã của các tỉnh, thành phố năm 2025',
    note: 'Số của từng nghị quyết chưa nhập.',
  },
  districts: {
    symbol: '72/2025/QH15', kind: 'law', issuer: 'Quốc hội', issuedOn: '2025-06-16', issuedPrecision: 'day',
    summary: 'Luật Tổ chức chính quyền địa phương: không còn cấp huyện', note: null,
  },
  party: {
    symbol: '31-HD/BTCTW', kind: 'guidance', issuer: 'Ban Tổ chức Trung ương', issuedOn: '2025-04-23', issuedPrecision: 'day',
    summary: 'Kết thúc đảng bộ cấp huyện và đảng bộ cấp xã cũ, lập đảng bộ cấp xã mới', note: null,
  },
  '30/2026/QH16': assembly('30/2026/QH16', 'Thành lập thành phố Đồng Nai', '2026-04-14'),
  '237/NQ-UBTVQH16': standingCommittee('237/NQ-UBTVQH16', 'Thành lập các phường thuộc Đồng Nai', '2026-04-14'),
  '36/2026/QH16': assembly('36/2026/QH16', 'Thành lập thành phố Quảng Ninh'),
  '39/2026/QH16': assembly('39/2026/QH16', 'Thành lập thành phố Bắc Ninh'),
  '388/NQ-UBTVQH16': standingCommittee('388/NQ-UBTVQH16', 'Thành lập các phường thuộc Bắc Ninh'),
} satisfies Record<string, PaperDraft>

export type NationalPaper = keyof typeof nationalPapers
