import { type Block, dots, type Letter, text } from '#documents/public.ts'
import { cellMinutes } from './cell-minutes.ts'
import { byClusters } from './village-forms.ts'
import { attendedOf, type Facts, named, ofVillage, onDay, printed, shortDay } from './facts.ts'

const outcomes = { elected: 'Có người trúng cử', not_elected: 'Không ai trúng cử', needs_legal_review: 'Cần ý kiến pháp lý, chưa tuyên bố', no_quorum: 'Không đủ số dự họp' } as const
const bases = { total_households: 'tổng số hộ', attending: 'số hộ dự họp', valid: 'phiếu hợp lệ' } as const

/** The result with every denominator and test, the version that was signed and its digest. */
export function resultSheet(facts: Facts): Letter {
  const { seen } = facts
  const figures = printed(seen)
  const version = seen.versions[0]
  const outcome = figures?.outcome ?? seen.outcome // of a past election the outcome alone may be known
  const elected = figures ? figures.electedIds.map((id) => named(seen, id)) : seen.elected.map(({ name }) => name)
  const frame = seen.kind === 'cell' ? cellMinutes(facts) : ofVillage(facts, '')
  const tests: Block[] = figures?.head ? [
    { kind: 'table', widths: [50, 24, 34, 34, 34], heading: ['Người ứng cử', 'Số phiếu', '/ tổng số hộ', '/ số dự họp', '/ phiếu hợp lệ'],
      rows: figures.head.standings.map(({ candidateId, votes, shares }) => [named(seen, candidateId), votes, ...(['total_households', 'attending', 'valid'] as const).map((of) => `${votes}/${shares[of].base} (${shares[of].base === 0 ? '' : ((100 * votes) / shares[of].base).toFixed(2).replace('.', ',')}\u00a0%)`)]) },
    ...(figures.head.standings[0]?.tests ?? []).map(({ of, needed, basis, status }) => text(`Quá nửa ${bases[of]}: cần ${needed} phiếu (${basis}${status === 'unconfirmed' ? '; chưa xác nhận' : ''}).`)),
  ] : (figures?.rounds ?? []).flatMap((round): Block[] => (round.count && round.result ? [
    text(`Vòng ${round.round}, bầu ${round.seats}: cần ${round.result.needed}/${round.result.base} phiếu.`),
    { kind: 'table', widths: [90, 36, 46], heading: ['Họ và tên', 'Số phiếu', 'Kết quả'], rows: Object.entries(round.count.votes).sort((a, b) => b[1] - a[1]).map(([id, votes]) => [named(seen, Number(id)), votes, round.result!.electedIds.includes(Number(id)) ? 'Trúng cử' : '']) },
  ] : []))
  return {
    ...frame, code: 'Bảng kết quả', title: 'BẢNG KẾT QUẢ BẦU CỬ', about: `${seen.kind === 'cell' ? 'Đại hội' : `Bầu ${facts.head}`} ${facts.unit.name}`,
    blocks: [
      text(`Ngày bầu: ${shortDay(facts.day)}. Số dự: ${attendedOf(seen) ?? dots}${seen.totalHouseholds === null ? '' : ` trên ${seen.totalHouseholds} hộ`}.`),
      ...(figures?.quorum ? [text(`Số dự tối thiểu: ${figures.quorum.needed} trên ${figures.quorum.base} (${figures.quorum.basis}${figures.quorum.status === 'unconfirmed' ? '; chưa xác nhận' : ''}); có ${figures.quorum.attending}.`)] : []),
      ...(seen.kind === 'village_head' ? byClusters(seen) : []),
      ...tests,
      text(`Kết quả: ${outcome ? outcomes[outcome] : dots}${elected.length > 0 ? `: ${[...new Set(elected)].join(', ')}` : ''}.`, { bold: true }),
      ...(version ? [text(`Bản xác nhận số ${version.version}, ${onDay(version.certifiedOn)}; mã SHA-256 của số liệu: ${version.digest}.`)] : [text(seen.known === 'outcome_only' ? 'Chỉ biết kết quả, không rõ số phiếu.' : 'Chưa xác nhận.')]),
    ],
    signatures: [{ title: 'NGƯỜI LẬP', note: '(Ký, ghi rõ họ tên)', name: null }, { title: seen.kind === 'cell' ? 'T/M CHI ỦY' : 'TM. ỦY BAN NHÂN DÂN', note: '(Ký, đóng dấu, ghi rõ họ tên)', name: null }],
  }
}
