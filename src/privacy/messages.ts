import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'privacy.came-in-the-future': { vi: 'Ngày nhận {cameOn} chưa đến. Hãy ghi ngày thật sự nhận được yêu cầu.', en: 'The day {cameOn} is not there yet. Write the day the request came.' },
  'privacy.before-the-law': { vi: 'Ngày nhận {cameOn} trước 01/01/2026, khi Luật 91/2025/QH15 chưa có hiệu lực. Hãy ghi yêu cầu mới theo luật này.', en: 'The day {cameOn} is before 1 January 2026, when Law 91/2025/QH15 was not in force. Take in a new request under it.' },
  'privacy.asked-already': { vi: 'Người này đã có một yêu cầu cùng loại đang làm. Hãy mở yêu cầu đó.', en: 'A request of this kind by this person is under way. Open that one.' },
  'privacy.no-such-request': { vi: 'Không có yêu cầu này trong phạm vi của bạn. Hãy mở lại danh sách.', en: 'There is no such request in your units. Open the list again.' },
  'privacy.not-in-this-state': { vi: 'Yêu cầu đã sang bước khác nên việc này không làm được nữa. Hãy tải lại trang.', en: 'The request has moved on, so this cannot be done any more. Load the page again.' },
  'privacy.erasing-takes-two': { vi: 'Xóa dữ liệu cần hai người: một người đề nghị, một người khác xác nhận. Hãy bấm «Đề nghị xóa».', en: 'An erasure takes two: one proposes, another confirms. Use “Propose the erasure”.' },
  'privacy.four-eyes': { vi: 'Bạn là người đã đề nghị xóa. Hãy nhờ một người khác có quyền xác nhận.', en: 'You proposed this erasure. Ask another who may to confirm it.' },
  'privacy.account-in-use': { vi: 'Người này còn một tài khoản đang dùng được. Hãy tạm khóa tài khoản ấy trước (mục Tài khoản), rồi đề nghị xóa lại.', en: 'This person still has an account that can be used. Suspend it first (under Accounts), then propose again.' },
  'privacy.not-restricted': { vi: 'Hồ sơ này không còn bị hạn chế. Hãy tải lại trang.', en: 'This record is no longer restricted. Load the page again.' },
  'privacy.take-in': { vi: 'Nhận yêu cầu của người có dữ liệu', en: 'A request of a person taken in' },
  'privacy.answer': { vi: 'Trả lời yêu cầu: sẽ làm', en: 'Request answered: it is followed' },
  'privacy.refuse': { vi: 'Trả lời yêu cầu: không làm', en: 'Request refused' },
  'privacy.settle': { vi: 'Làm xong yêu cầu', en: 'Request settled' },
  'privacy.lift': { vi: 'Thôi hạn chế hồ sơ', en: 'Restriction lifted' },
  'privacy.propose-erasure': { vi: 'Đề nghị xóa dữ liệu của một người', en: 'Erasure proposed' },
  'privacy.confirm-erasure': { vi: 'Xác nhận xóa dữ liệu (người thứ hai)', en: 'Erasure confirmed by a second person' },
  'privacy.decline-erasure': { vi: 'Không xác nhận xóa dữ liệu', en: 'Erasure declined' },
  'privacy.erase': { vi: 'Đã xóa dữ liệu: {values} giá trị trong nhật ký, {papers} văn bản, {imports} tệp nhập, {accounts} tài khoản', en: 'Erased: {values} values of the journal, {papers} papers, {imports} workbooks, {accounts} accounts' },
  'privacy.retain': { vi: 'Xóa dữ liệu hết hạn giữ trước {until}: trước {before}, xóa {deleted}, còn {after}', en: 'Data from before {until} let go: {before} before, {deleted} deleted, {after} left' },
}
