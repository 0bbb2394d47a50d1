import type { Column, Sheet } from '#ground/spreadsheet/sheet.ts'
import type { Tx } from '#ground/database/database.ts'
import { rows } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Day } from '#ground/time/day.ts'
import { applyPeople } from './apply-people.ts'
import { personKey } from './called.ts'
import { ethnicGroups } from './ethnic-group.ts'
import { type IdentityKey, type KeptIdentity, masked, openIdentity } from './identity.ts'
import { daysOf } from './party.ts'
import { contains } from './period.ts'
import { educationWords, professionWords, sexWords, theoryWords } from './person.ts'
import type { Places } from './places.ts'
import { statusesOf, versionsOf } from './store.ts'

const day = (key: string, vi: string, en: string, also: string[], noteVi: string, noteEn: string): Column =>
  ({ key, vi, en, also, kind: 'day', note: { vi: noteVi, en: noteEn }, example: '', width: 14 })

const columns: Column[] = [
  { key: 'key', vi: 'Mã người', en: 'Person key', also: ['Mã', 'Mã nhân sự', 'Mã số'], kind: 'code', required: true, note: { vi: 'Mã riêng của mỗi người trong tệp của cơ quan; các sheet khác nhắc lại mã này.', en: 'The office’s own key of the person; other sheets repeat it.' }, example: 'N0001', width: 12 },
  { key: 'name', vi: 'Họ và tên', en: 'Name', also: ['Họ tên', 'Tên'], kind: 'name', required: true, note: { vi: 'Họ, tên đệm, tên.', en: 'Family, middle, given name.' }, example: 'Nông Văn Thử', width: 26 },
  { key: 'birth', vi: 'Ngày sinh', en: 'Born', also: ['Năm sinh', 'Ngày tháng năm sinh'], kind: 'vague-day', note: { vi: 'Đủ ngày, hoặc tháng/năm, hoặc năm.', en: 'The day, or month and year, or the year.' }, example: '04/03/1975', width: 12 },
  { key: 'sex', vi: 'Giới tính', en: 'Sex', also: ['Nam/Nữ'], kind: 'choice', choices: sexWords, note: { vi: 'Nam hoặc Nữ.', en: 'Male or female.' }, example: 'Nam', width: 10 },
  { key: 'ethnic', vi: 'Dân tộc', en: 'Ethnic group', kind: 'choice', choices: ethnicGroups, note: { vi: 'Một trong 54 dân tộc.', en: 'One of the 54 groups.' }, example: 'Tày', width: 12 },
  { key: 'education', vi: 'Học vấn', en: 'Schooling', also: ['Trình độ văn hóa', 'Văn hóa', 'Giáo dục phổ thông'], kind: 'choice', choices: educationWords, note: { vi: 'Đổi so với sổ: tính từ ngày của tệp.', en: 'Where it differs from the register: from the day of the file.' }, example: '12/12', width: 12 },
  { key: 'professional', vi: 'Chuyên môn', en: 'Professional level', also: ['Trình độ chuyên môn'], kind: 'choice', choices: professionWords, note: { vi: 'Bậc đào tạo cao nhất.', en: 'The highest level.' }, example: 'Trung cấp', width: 16 },
  { key: 'theory', vi: 'Lý luận chính trị', en: 'Political theory', also: ['LLCT', 'Trình độ lý luận chính trị'], kind: 'choice', choices: theoryWords, note: { vi: 'Bậc cao nhất.', en: 'The highest level.' }, example: 'Sơ cấp', width: 16 },
  { key: 'lives_in', vi: 'Nơi ở', en: 'Lives in', also: ['Thôn cư trú', 'Nơi cư trú'], kind: 'code', note: { vi: 'Mã thôn.', en: 'The village’s code.' }, example: '05977-003', width: 14 },
  { key: 'identity', vi: 'Số định danh', en: 'Identity number', also: ['CCCD', 'Số CCCD', 'Số căn cước'], kind: 'code', note: { vi: '12 chữ số. Sổ chỉ giữ dấu khóa và bốn số cuối; «••••••••1234» nghĩa là không đổi.', en: '12 digits. Only a keyed hash and the last four digits are kept; “••••••••1234” means unchanged.' }, example: '', width: 16 },
  day('pipeline_from', 'Nguồn kết nạp từ', 'In the pipeline from', ['Quần chúng ưu tú từ'], 'Ngày được giới thiệu làm nguồn kết nạp.', 'The day of introduction.'),
  day('admitted_on', 'Vào Đảng ngày', 'Admitted on', ['Ngày vào Đảng', 'Ngày kết nạp'], 'Ngày kết nạp (dự bị).', 'The day of admission (probationary).'),
  day('official_on', 'Chính thức ngày', 'Official on', ['Ngày chính thức', 'Ngày công nhận chính thức'], 'Ngày công nhận chính thức.', 'The day of becoming official.'),
  day('exempt_from', 'Miễn sinh hoạt từ', 'Exempt from', ['Ngày miễn sinh hoạt'], 'Ngày được miễn công tác, sinh hoạt.', 'The day of exemption.'),
  day('left_on', 'Ra khỏi Đảng ngày', 'Left on', ['Ngày ra khỏi Đảng'], 'Ngày đầu tiên không còn là đảng viên.', 'The first day no longer a member.'),
]

/** «Nhân sự»: enters people, changes their levels and residence from the day of the file, corrects name, birth, sex, group for the whole life. An empty cell says nothing. */
export const peopleSheet = (key: IdentityKey, places: Places): Sheet => ({
  code: 'people', vi: 'Nhân sự', en: 'People', order: 30, columns,
  apply: (tx, actor, context, sheetRows) => applyPeople(tx, actor, context, sheetRows, key, places),
  take: (tx, unitId, on) => take(tx, key, unitId, on, places),
})

async function take(tx: Tx, identityKey: IdentityKey, unitId: number, on: Day, places: Places) {
  const ids = await places.peopleUnder(tx, unitId, on)
  const [people, versions, statuses] = [
    await rows<KeptIdentity & { key: string }>(tx, sql`
      select p.id, ${personKey('p')} as key, p.identity_hash as "identityHash", p.identity_sealed as "identitySealed" from person p where p.id = any(${ids}::int[])`),
    Map.groupBy(await versionsOf(tx, ids), ({ personId }) => personId),
    Map.groupBy(await statusesOf(tx, ids), ({ personId }) => personId),
  ]
  const codes = await places.codesOf(tx, [...new Set([...versions.values()].flat().map(({ livesIn }) => livesIn).filter((id) => id !== null))], on)
  return people.flatMap(({ key, ...person }) => {
    const { id } = person
    const last4 = openIdentity(identityKey, person)
    const version = versions.get(id)?.find((each) => contains(each, on)) ?? versions.get(id)?.at(-1)
    if (!version) return []
    const days = daysOf(statuses.get(id) ?? [])
    return [{
      key, name: version.name, birth: version.birth && { day: version.birth, precision: version.birthPrecision }, sex: version.sex, ethnic: version.ethnic,
      education: version.generalEducation, professional: version.professionalLevel, theory: version.theoryLevel,
      lives_in: version.livesIn === null ? null : codes.get(version.livesIn) ?? null, identity: last4 && masked(last4),
      pipeline_from: days.pipelineFrom, admitted_on: days.admittedOn, official_on: days.officialOn, exempt_from: days.exemptFrom, left_on: days.leftOn,
    }]
  }).sort((a, b) => (a.key < b.key ? -1 : 1))
}
