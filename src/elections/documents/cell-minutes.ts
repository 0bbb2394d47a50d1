import { type Block, dots, type Letter, text } from '#documents/public.ts'
import { baseOf } from '../base.ts'
import { bare, type Facts, named, onDay, printed, upper } from './facts.ts'

const posts = { village_head: 'trưởng thôn', cell_committee_member: 'chi ủy', cell_secretary: 'bí thư chi bộ', cell_deputy_secretary: 'phó bí thư chi bộ' } as const

/** The minutes of a cell's congress, in the layout of Hướng dẫn 36-HD/VPTW. */
export function cellMinutes(facts: Facts): Letter {
  const { seen, unit, commune } = facts
  const figures = printed(seen)
  const { base } = seen
  return {
    code: 'Biên bản đại hội', side: 'party', issuer: { above: `ĐẢNG BỘ ${upper(commune)}`, body: upper(unit.name), number: '-BB/CB' }, place: bare(commune), title: 'BIÊN BẢN', about: `Bầu cử tại đại hội ${unit.name}`,
    unit, exported: facts.exported, people: [...new Set(seen.candidates.map(({ personId }) => personId))],
    blocks: [
      text(`Hôm nay, ${onDay(facts.day)}, tại ${dots}, ${unit.name} tiến hành đại hội.`),
      text(`Đoàn chủ tịch: đồng chí ${dots}. Thư ký: đồng chí ${dots}. Tổ kiểm phiếu: đồng chí ${dots}.`),
      ...(base ? [
        text(`Đảng viên chính thức được triệu tập: ${base.official}; có mặt: ${base.attending}.`),
        text(`Số đảng viên để tính kết quả bầu (Quyết định 190-QĐ/TW, Điều 30): ${base.official} – ${base.transferred} (chuyển sinh hoạt tạm thời) – ${base.exempt - base.exemptAttending} (miễn sinh hoạt, vắng) – ${base.suspended} (đình chỉ, khởi tố, tạm giam) – ${base.excused} (vắng có lý do) = ${baseOf(base)}.`),
      ] : []),
      ...(figures?.rounds ?? []).flatMap((round): Block[] => [
        text(`Bầu ${posts[round.post]}, vòng ${round.round}: bầu ${round.seats}, danh sách ${Object.keys(round.count?.votes ?? {}).length || dots} người.`, { bold: true }),
        ...(round.count && round.result ? [
          text(`Phát ra ${round.count.issued} phiếu; hợp lệ ${round.count.valid}; không hợp lệ ${round.count.invalid}; không thu về ${round.count.returned}. Trúng cử khi được từ ${round.result.needed} phiếu trên ${round.result.base}.`),
          { kind: 'table' as const, widths: [12, 90, 30, 40], heading: ['STT', 'Họ và tên', 'Số phiếu', 'Kết quả'], rows: Object.entries(round.count.votes).sort((a, b) => b[1] - a[1]).map(([id, votes], at) => [at + 1, named(seen, Number(id)), votes, round.result!.electedIds.includes(Number(id)) ? 'Trúng cử' : '']) },
        ] : []),
      ]),
      text(`Biên bản được đại hội thông qua và gửi Đảng ủy ${commune} để chuẩn y.`),
    ],
    signatures: [{ title: 'THƯ KÝ', note: '(Ký, ghi rõ họ tên)', name: null }, { title: 'TỔ TRƯỞNG TỔ KIỂM PHIẾU', note: '(Ký, ghi rõ họ tên)', name: null }, { title: 'T/M ĐOÀN CHỦ TỊCH', note: '(Ký, ghi rõ họ tên)', name: null }],
  }
}
