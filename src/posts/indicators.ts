import { sql, type Sql } from '#ground/database/sql.ts'
import type { Message } from '#ground/text/say.ts'
import { defineIndicator, type Indicator } from '#indicators/public.ts'
import { profileOf } from './profile.ts'
import { cells, villages } from './subjects.ts'

type Told = { code: string; vi: string; en: string; formula: Message; basis: string; better: Indicator['better']; of: Sql; among?: Sql; splits?: string; measures?: Indicator['measures'] }

const share = (subject: typeof villages, group: Indicator['group'], { code, vi, en, formula, basis, better, of, among, splits, measures = 'share' }: Told) => defineIndicator({
  code: `posts.${code}`, subject, name: { vi, en }, formula, basis, measures, better, group,
  numerator: () => of, ...(among ? { denominator: () => among } : {}), ...(splits ? { splits: `posts.${splits}` } : {}),
})

const perVillage = (vi: string, en: string): Message => ({ vi: `${vi} ÷ số thôn, tổ dân phố có trong ngày`, en: `${en} ÷ villages that stand on the day` })
const perHead = (vi: string, en: string): Message => ({ vi: `${vi} ÷ số trưởng thôn đang có trong ngày, kể cả lâm thời`, en: `${en} ÷ heads in place on the day, interim ones included` })
const nth = 'Biểu NTH-01'
const headed = sql`s.head_id is not null`

const ofVillages: Indicator[] = [
  share(villages, 'state', { code: 'villages', vi: 'Số thôn, tổ dân phố', en: 'Villages', formula: { vi: 'Số thôn, tổ dân phố có trong ngày', en: 'Villages that stand on the day' }, basis: nth, better: 'neither', of: sql`true`, measures: 'count' }),
  share(villages, 'state', { code: 'villages-thon', vi: 'Số thôn', en: 'Villages of legal kind thôn', formula: perVillage('Số thôn (theo loại pháp lý)', 'Villages of legal kind thôn'), basis: `${nth}; Luật 72/2025/QH15`, better: 'neither', of: sql`s.legal_kind = 'thon'`, splits: 'villages', measures: 'count' }),
  share(villages, 'state', { code: 'villages-tdp', vi: 'Số tổ dân phố', en: 'Residential groups', formula: perVillage('Số tổ dân phố (theo loại pháp lý)', 'Villages of legal kind tổ dân phố'), basis: `${nth}; Luật 72/2025/QH15`, better: 'neither', of: sql`s.legal_kind = 'tdp'`, splits: 'villages', measures: 'count' }),
  share(villages, 'state', { code: 'unified', vi: 'Bí thư chi bộ kiêm trưởng thôn', en: 'Secretary is the village head', formula: perVillage('Số thôn có một người vừa là trưởng thôn vừa là bí thư chi bộ phụ trách thôn, cả hai không lâm thời', 'Villages whose head is the secretary of a covering cell, neither interim'), basis: 'Nghị quyết 18-NQ/TW (25/10/2017)', better: 'higher', of: sql`s.state = 'unified'` }),
  share(villages, 'state', { code: 'unified-with-interim', vi: 'Nhất thể, kể cả lâm thời', en: 'Unified, interim included', formula: perVillage('Số thôn có một người giữ cả hai chức, kể cả lâm thời', 'Villages where one person holds both posts, interim included'), basis: 'Nghị quyết 18-NQ/TW (25/10/2017)', better: 'higher', of: sql`s.head_id = s.secretary_id` }),
  share(villages, 'state', { code: 'secretary-front', vi: 'Bí thư chi bộ kiêm trưởng ban CTMT', en: 'Secretary is the Front committee head', formula: perVillage('Số thôn có bí thư một chi bộ phụ trách thôn đồng thời là trưởng ban công tác Mặt trận của thôn, kể cả lâm thời', 'Villages where a secretary of a covering cell heads the Front committee too, interim included'), basis: nth, better: 'neither', of: sql`s.secretary_front` }),
  share(villages, 'state', { code: 'secretary-only', vi: 'Có bí thư, khuyết trưởng thôn', en: 'Secretary only', formula: perVillage('Số thôn có bí thư chi bộ mà khuyết trưởng thôn', 'Villages with a secretary and no head'), basis: nth, better: 'lower', of: sql`s.state = 'secretary_only'` }),
]

const ofHeads: Indicator[] = [
  share(villages, 'heads', { code: 'heads-in-post', vi: 'Đã bầu trưởng thôn', en: 'Heads in post', formula: perVillage('Số thôn có trưởng thôn, không kể lâm thời', 'Villages with a head, interim ones left out'), basis: `${nth}; Nghị định 59/2023/NĐ-CP, Điều 7, 8`, better: 'higher', of: sql`s.head_id is not null and not s.head_interim` }),
  share(villages, 'heads', { code: 'heads-interim', vi: 'Trưởng thôn lâm thời', en: 'Interim heads', formula: perVillage('Số thôn có trưởng thôn lâm thời', 'Villages with an interim head'), basis: `${nth}; Văn bản hợp nhất 08/VBHN-BNV (tối đa 6 tháng)`, better: 'lower', of: sql`s.head_interim` }),
  share(villages, 'heads', { code: 'heads-vacant', vi: 'Khuyết trưởng thôn', en: 'No head', formula: perVillage('Số thôn không có trưởng thôn', 'Villages without a head'), basis: nth, better: 'lower', of: sql`s.head_id is null` }),
  share(villages, 'heads', { code: 'heads-members', vi: 'Trưởng thôn là đảng viên', en: 'Heads who are Party members', formula: perHead('Số trưởng thôn là đảng viên chính thức (kể cả được miễn sinh hoạt) hoặc dự bị', 'Heads who are official (exempt included) or probationary members'), basis: `${nth}; Nghị quyết 18-NQ/TW`, better: 'higher', of: sql`s.head_party in ('official', 'probationary')`, among: headed }),
  share(villages, 'heads', { code: 'heads-official', vi: 'Trưởng thôn là đảng viên chính thức', en: 'Heads who are official members', formula: perHead('Số trưởng thôn là đảng viên chính thức, kể cả được miễn sinh hoạt', 'Heads who are official members, exempt included'), basis: nth, better: 'higher', of: sql`s.head_party = 'official'`, among: headed, splits: 'heads-members' }),
  share(villages, 'heads', { code: 'heads-probationary', vi: 'Trưởng thôn là đảng viên dự bị', en: 'Heads who are probationary members', formula: perHead('Số trưởng thôn là đảng viên dự bị', 'Heads who are probationary members'), basis: nth, better: 'neither', of: sql`s.head_party = 'probationary'`, among: headed, splits: 'heads-members' }),
  share(villages, 'heads', { code: 'heads-pipeline', vi: 'Trưởng thôn trong nguồn kết nạp', en: 'Heads in the pipeline', formula: perHead('Số trưởng thôn chưa vào Đảng, đang trong nguồn kết nạp', 'Heads outside the Party who are in the pipeline'), basis: nth, better: 'neither', of: sql`s.head_party = 'pipeline'`, among: headed }),
  share(villages, 'heads', { code: 'heads-non-member', vi: 'Trưởng thôn chưa vào Đảng', en: 'Heads outside the Party', formula: perHead('Số trưởng thôn chưa vào Đảng và không trong nguồn kết nạp', 'Heads outside the Party and not in the pipeline'), basis: nth, better: 'lower', of: sql`s.head_party = 'none'`, among: headed }),
]

const perCell = (vi: string, en: string): Message => ({ vi: `${vi} ÷ số chi bộ thôn, tổ dân phố có trong ngày`, en: `${en} ÷ cells that stand on the day` })

const ofCells: Indicator[] = [
  share(cells, 'cells', { code: 'cells', vi: 'Số chi bộ', en: 'Cells', formula: { vi: 'Số chi bộ thôn, tổ dân phố có trong ngày', en: 'Cells that stand on the day' }, basis: 'Biểu CU-01', better: 'neither', of: sql`true`, measures: 'count' }),
  share(cells, 'cells', { code: 'cells-with-secretary', vi: 'Chi bộ có bí thư', en: 'Cells with a secretary', formula: perCell('Số chi bộ có bí thư, kể cả lâm thời', 'Cells with a secretary, interim included'), basis: 'Điều lệ Đảng, Điều 24', better: 'higher', of: sql`s.secretary_id is not null` }),
  share(cells, 'cells', { code: 'cells-with-officer', vi: 'Chi bộ có cán bộ, công chức xã tham gia chi ủy', en: 'Cells with a commune officer on the committee', formula: perCell('Số chi bộ có ít nhất một cán bộ, công chức xã là bí thư, phó bí thư hoặc chi ủy viên', 'Cells with at least one commune cadre or civil servant as secretary, deputy or committee member'), basis: 'Biểu CU-01; Chỉ thị 08-CT/HU Cao Lộc (02/03/2022)', better: 'higher', of: sql`s.officer_on_committee` }),
]

/** Every indicator of posts: villages and their states, heads, unified leaders, cells. */
export const indicators: Indicator[] = [...ofVillages, ...ofHeads, ...profileOf('leaders'), ...profileOf('heads'), ...ofCells]
