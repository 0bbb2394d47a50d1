import type { Message } from '#ground/text/say.ts'
import type { ConsultationOutcome, NextStep, Obstacle, Option, PlanState } from './plan.ts'

const word = (vi: string, en: string): Message => ({ vi, en })

/** Words that screens and sheets share. */
export const optionWords: Record<Option, Message> = {
  retain: word('Giữ người đang làm', 'Retain'), replace: word('Thay người', 'Replace'), commune_officer: word('Cán bộ, công chức xã ở thôn', 'Commune officer living there'),
  admit_and_wait: word('Kết nạp rồi chờ', 'Admit and wait'), interim: word('Lâm thời', 'Interim'), do_not_unify: word('Chưa nhất thể', 'Do not unify'),
}
export const obstacleWords: Record<Obstacle, Message> = {
  clan: word('Dòng tộc', 'Clan'), localism: word('Cục bộ', 'Localism'), envy: word('Đố kỵ', 'Envy'), power_sharing: word('Phân quyền', 'Sharing of power'), income: word('Thu nhập', 'Income'), ability: word('Năng lực', 'Ability'),
  age: word('Tuổi', 'Age'), health: word('Sức khỏe', 'Health'), membership: word('Chưa vào Đảng', 'Not a Party member'), family: word('Gia đình', 'Family'), workload: word('Nhiều việc', 'Workload'), nobody: word('Không có người', 'Nobody'), other: word('Khác', 'Other'),
}
export const stateWords: Record<PlanState, Message> = { drafted: word('Dự thảo', 'Drafted'), proposed: word('Đã trình', 'Proposed'), approved: word('Đã duyệt', 'Approved'), returned: word('Trả lại', 'Returned') }
export const outcomeWords: Record<ConsultationOutcome, Message> = { agrees: word('Đồng ý', 'Agrees'), wavers: word('Còn phân vân', 'Wavers'), declines: word('Từ chối', 'Declines') }
export const nextWords: Record<NextStep, Message> = {
  introduce: word('Giới thiệu', 'Introduce'), class: word('Học lớp nhận thức về Đảng', 'Class'), dossier: word('Làm hồ sơ kết nạp', 'Dossier'), admit: word('Kết nạp', 'Admit'), official: word('Công nhận chính thức', 'Official'),
}
export const postWords: Record<'head' | 'deputy', Message> = { head: word('Trưởng thôn', 'Head'), deputy: word('Phó thôn', 'Deputy') }
