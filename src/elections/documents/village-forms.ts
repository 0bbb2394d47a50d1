import { type Block, dots, type Letter, text } from '#documents/public.ts'
import type { ElectionSeen } from '../contract.ts'
import { attendedOf, type Facts, headOf, named, ofVillage, onDay, printed, upper } from './facts.ts'

const putBy = { front: 'Ban công tác Mặt trận giới thiệu', committee: 'Chi ủy giới thiệu', meeting: 'Hội nghị giới thiệu', self: 'Tự ứng cử' } as const
const hand = '(Ký, ghi rõ họ tên)'

/** Mẫu 01, Nghị định 59/2023/NĐ-CP: the invitation to the households. */
export const invitation = (facts: Facts): Letter => ({
  ...ofVillage(facts, 'Mẫu 01'), title: 'GIẤY MỜI', about: `Dự hội nghị bầu ${facts.head}`,
  blocks: [
    text(`Kính gửi: Ông (bà) ${dots}${dots}, đại diện hộ gia đình tại ${facts.unit.name}, ${facts.commune}, ${facts.province}.`),
    text(`Tổ bầu cử trân trọng kính mời ông (bà) tới dự hội nghị của cộng đồng dân cư để bầu ${facts.head} ${facts.unit.name}.`),
    text(`Thời gian: ${dots} giờ, ${onDay(facts.day)}.`), text(`Địa điểm: ${dots}${dots}`),
    text(`Nội dung: giới thiệu danh sách người ứng cử; bầu ${facts.head}; công bố kết quả.`),
    text('Nếu không tới dự được, đề nghị ông (bà) cử người khác trong hộ có đủ năng lực hành vi dân sự dự thay.'),
  ],
  signatures: [{ title: '', note: '', name: null }, { title: 'TM. TỔ BẦU CỬ\nTỔ TRƯỞNG'.split('\n').join(' – '), note: hand, name: headOf(facts.seen, 'team') }],
})

/** Mẫu 02: minutes of the counting, by cluster and together. */
export function countMinutes(facts: Facts): Letter {
  const { seen } = facts
  const figures = printed(seen)
  const count = figures?.rounds[0]?.count ?? null
  const board = seen.team.filter(({ body }) => body === 'board')
  return {
    ...ofVillage(facts, 'Mẫu 02'), title: 'BIÊN BẢN KIỂM PHIẾU', about: `Bầu ${facts.head} ${facts.unit.name}`,
    blocks: [
      text(`Hôm nay, ${onDay(facts.day)}, tại ${dots}, hội nghị của cộng đồng dân cư ${facts.unit.name}, ${facts.commune}, ${facts.province} tiến hành bầu ${facts.head} bằng hình thức ${seen.method === 'hands' ? 'giơ tay biểu quyết' : 'bỏ phiếu kín'}.`),
      text('I. BAN KIỂM PHIẾU', { bold: true, indent: false }),
      ...(board.length > 0 ? board.map(({ name, part }, at) => text(`${at + 1}. Ông (bà) ${name || dots} – ${part === 'head' ? 'Trưởng ban' : 'Thành viên'}`)) : [text(`1. Ông (bà) ${dots} – Trưởng ban`), text(`2. Ông (bà) ${dots} – Thành viên`), text(`3. Ông (bà) ${dots} – Thành viên`)]),
      text(`Đại diện hộ gia đình chứng kiến: ông (bà) ${dots}; ông (bà) ${dots}.`),
      text('II. KẾT QUẢ', { bold: true, indent: false }),
      text(`Tổng số hộ gia đình: ${seen.totalHouseholds ?? dots}. Số hộ có đại diện dự họp: ${attendedOf(seen) ?? dots}.`),
      text(`Số phiếu phát ra: ${count?.issued ?? dots}; hợp lệ: ${count?.valid ?? dots}; không hợp lệ: ${count?.invalid ?? dots}; không thu về: ${count?.returned ?? dots}.`),
      ...byClusters(seen),
      { kind: 'table', widths: [12, 70, 26, 32, 32], heading: ['STT', 'Họ và tên', 'Số phiếu', '/ tổng số hộ', '/ số dự họp'], rows: votesOf(facts) },
      text('Biên bản lập thành hai bản, mỗi bản có giá trị như nhau, đọc lại cho mọi người cùng nghe và thống nhất ký tên.'),
    ],
    signatures: [{ title: 'ĐẠI DIỆN HỘ GIA ĐÌNH', note: hand, name: null }, { title: 'TRƯỞNG BAN KIỂM PHIẾU', note: hand, name: headOf(seen, 'board') }],
  }
}

/** Of a meeting by clusters the minutes of each, and how many have reported; its numbers stand only once two people read them alike. */
export function byClusters(seen: ElectionSeen): Block[] {
  if (seen.clusters.length < 2) return []
  const signed = seen.versions[0]?.figures.clusters
  const lines = seen.clusters.map(({ id, name, households, attending }) => {
    const agreed = seen.readings.find(({ clusterId, state }) => clusterId === id && state === 'agreed')?.one ?? null
    return signed?.find((each) => each.name === name) ?? { name, households, attending, count: agreed }
  })
  const reported = lines.filter(({ count }) => count !== null).length
  const [wide, all] = [Math.floor(128 / Math.max(1, seen.candidates.length)), ['issued', 'valid', 'invalid', 'returned'] as const]
  return [
    text(`Kết quả từng cụm dân cư (${reported}/${lines.length} cụm đã báo):`),
    { kind: 'table', widths: [44, 20, 20, 20, 20, 24, 24], heading: ['Cụm', 'Số hộ', 'Dự họp', 'Phát ra', 'Hợp lệ', 'Không hợp lệ', 'Không thu về'], rows: lines.map((each) => [each.name, each.households, each.attending ?? '', ...all.map((key) => each.count?.[key] ?? '')]) },
    { kind: 'table', widths: [44, ...seen.candidates.map(() => wide)], heading: ['Cụm', ...seen.candidates.map(({ name }) => name || dots)], rows: lines.map((each) => [each.name, ...seen.candidates.map(({ id }) => each.count?.votes[String(id)] ?? '')]) },
    ...(reported < lines.length ? [text('Chưa đủ các cụm: chưa có kết quả.')] : []),
  ]
}

const percent = (votes: number, base: number) => (base === 0 ? '' : `${((100 * votes) / base).toFixed(2).replace('.', ',')}\u00a0%`)

function votesOf({ seen }: Facts): (string | number)[][] {
  const head = printed(seen)?.head
  if (!head) return seen.candidates.map(({ name }, at) => [at + 1, name || dots, '', '', ''])
  return head.standings.map(({ candidateId, votes }, at) => [at + 1, named(seen, candidateId), votes, percent(votes, head.bases.total_households), percent(votes, head.bases.attending)])
}

/** Mẫu 03: the resolution, or minutes, of the community. */
export function resolution(facts: Facts): Letter {
  const { seen } = facts
  const figures = printed(seen)
  const elected = figures?.electedIds.map((id) => named(seen, id)) ?? []
  const conclusion = !figures ? `Kết quả: ${dots}.`
    : figures.outcome === 'elected' ? `Ông (bà) ${elected.join(', ')} trúng cử ${facts.head} ${facts.unit.name}.`
    : figures.outcome === 'needs_legal_review' ? 'Các mẫu số luật định cho kết quả khác nhau; chưa tuyên bố người trúng cử, chờ ý kiến pháp lý.'
    : figures.outcome === 'no_quorum' ? 'Hội nghị không đủ số đại diện hộ gia đình; không tiến hành bầu.' : 'Không ai trúng cử; đề nghị Ủy ban nhân dân quyết định bầu lại.'
  const attended = attendedOf(seen)
  const absent = seen.totalHouseholds !== null && attended !== null ? seen.totalHouseholds - attended : null
  return {
    ...ofVillage(facts, 'Mẫu 03'), title: 'NGHỊ QUYẾT', about: `Của cộng đồng dân cư ${facts.unit.name} về việc bầu ${facts.head}`,
    blocks: [
      text(`Hôm nay, ${onDay(facts.day)}, tại ${dots}, cộng đồng dân cư ${facts.unit.name}, ${facts.commune}, ${facts.province} tổ chức hội nghị để bầu ${facts.head}.`),
      text(`Chủ trì hội nghị: ông (bà) ${headOf(seen, 'team') ?? dots}, tổ trưởng tổ bầu cử. Thư ký: ông (bà) ${dots}.`),
      text(`Tổng số hộ gia đình: ${seen.totalHouseholds ?? dots}; có đại diện dự họp: ${attended ?? dots}; vắng: ${absent ?? dots}.`),
      text('Hội nghị nghe giới thiệu danh sách người ứng cử:'),
      ...seen.candidates.map(({ name, putBy: by }, at) => text(`${at + 1}. Ông (bà) ${name || dots} (${putBy[by]})`)),
      text('Kết quả biểu quyết, bỏ phiếu:'),
      { kind: 'table', widths: [12, 70, 26, 32, 32], heading: ['STT', 'Họ và tên', 'Số phiếu', '/ tổng số hộ', '/ số dự họp'], rows: votesOf(facts) },
      text(conclusion, { bold: true }),
      text(`Nghị quyết này gửi Ủy ban nhân dân ${facts.commune} để xem xét, công nhận trong thời hạn luật định.`),
    ],
    signatures: [{ title: 'THƯ KÝ', note: hand, name: null }, { title: 'ĐẠI DIỆN HỘ GIA ĐÌNH', note: hand, name: null }, { title: 'CHỦ TRÌ', note: hand, name: headOf(seen, 'team') }],
  }
}

/** Mẫu 04: asking each household; only where the law lets it, which for a head nobody has confirmed. */
export const householdBallot = (facts: Facts): Letter => ({
  ...ofVillage(facts, 'Mẫu 04'), title: 'BIÊN BẢN KIỂM PHIẾU LẤY Ý KIẾN', about: `Của hộ gia đình về việc bầu ${facts.head} ${facts.unit.name}`,
  blocks: [
    text('(Chỉ dùng khi được phép lấy ý kiến từng hộ gia đình; với bầu trưởng thôn điều này chưa được xác nhận.)'),
    text(`Hôm nay, ${onDay(facts.day)}, tổ kiểm phiếu kiểm phiếu lấy ý kiến của hộ gia đình tại ${facts.unit.name}, ${facts.commune}, ${facts.province}.`),
    text(`Tổng số hộ gia đình: ${facts.seen.totalHouseholds ?? dots}. Số phiếu phát ra: ${dots}; thu về: ${dots}; hợp lệ: ${dots}; không hợp lệ: ${dots}.`),
    { kind: 'table', widths: [12, 80, 36, 36], heading: ['STT', 'Người ứng cử', 'Đồng ý', 'Không đồng ý'], rows: facts.seen.candidates.map(({ name }, at) => [at + 1, name || dots, '', '']) },
  ],
  signatures: [{ title: 'ĐẠI DIỆN HỘ GIA ĐÌNH', note: hand, name: null }, { title: 'TỔ TRƯỞNG TỔ KIỂM PHIẾU', note: hand, name: null }],
})

/** Mẫu 05: the Front committee's list, agreed with the cell. */
export const listMinutes = (facts: Facts): Letter => {
  const listed = facts.seen.steps.find(({ step }) => step === 'list')?.onDay ?? null
  return {
    ...ofVillage(facts, 'Mẫu 05'), issuer: { above: upper(facts.unit.name), body: 'BAN CÔNG TÁC MẶT TRẬN', number: null }, title: 'BIÊN BẢN', about: `Cuộc họp dự kiến danh sách người ứng cử ${facts.head}`,
    blocks: [
      text(`Hôm nay, ${onDay(listed)}, tại ${dots}, Ban công tác Mặt trận ${facts.unit.name}, ${facts.commune} họp dự kiến danh sách người ứng cử ${facts.head}, thống nhất với chi ủy chi bộ.`),
      text(`Chủ trì: ông (bà) ${dots}, Trưởng ban công tác Mặt trận. Thư ký: ông (bà) ${dots}. Số người dự: ${dots}.`),
      text('Danh sách người ứng cử:'),
      { kind: 'table', widths: [12, 84, 72], heading: ['STT', 'Họ và tên', 'Giới thiệu'], rows: facts.seen.candidates.filter(({ putBy: by }) => by !== 'meeting').map(({ name, putBy: by }, at) => [at + 1, name || dots, putBy[by]]) },
      text('Ý kiến của chi ủy chi bộ: thống nhất với danh sách trên.'),
    ],
    signatures: [{ title: 'THƯ KÝ', note: hand, name: null }, { title: 'TM. CHI ỦY', note: hand, name: null }, { title: 'CHỦ TRÌ', note: hand, name: null }],
  }
}
