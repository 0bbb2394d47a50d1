import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'commendations.topic-missing': { vi: 'Chưa ghi khen về việc gì; hãy ghi thành tích.', en: 'It is not said for what; write the achievement.' },
  'commendations.nobody': { vi: 'Chưa chọn tập thể, cá nhân nào; hãy chọn ít nhất một.', en: 'No collective and nobody is chosen; choose at least one.' },
  'commendations.in-the-future': { vi: 'Ngày {on} chưa đến ({today}); hãy ghi ngày thật.', en: 'The day {on} is not there yet ({today}); write the true day.' },
  'commendations.year-to-come': { vi: 'Năm {year} không hợp với ngày {proposedOn}; hãy ghi năm được khen.', en: 'The year {year} does not fit the day {proposedOn}; write the year that is commended.' },
  'commendations.twice': { vi: 'Có tập thể hoặc cá nhân ghi hai lần trong một đề nghị; hãy bỏ một lần.', en: 'A collective or a person is named twice; leave one out.' },
  'commendations.not-below': { vi: 'Chỉ đề nghị cho tập thể, cá nhân trong đơn vị mình; hãy bỏ đơn vị ngoài phạm vi.', en: 'Only collectives and people of one’s own unit are proposed; leave others out.' },
  'commendations.no-such': { vi: 'Không có lần khen thưởng này trong phạm vi của bạn. Hãy mở lại sổ khen thưởng.', en: 'There is no such commendation in your units. Open the register again.' },
  'commendations.own': { vi: 'Bạn có tên trong đề nghị này. Hãy nhờ một người khác ghi quyết định.', en: 'You are named in this proposal. Ask another to note the decision.' },
  'commendations.not-in-this-state': { vi: 'Đề nghị này đã có kết quả. Hãy tải lại trang.', en: 'This proposal has its outcome. Load the page again.' },
  'commendations.decided-before-proposed': { vi: 'Ngày quyết định {decidedOn} trước ngày đề nghị {proposedOn}; hãy xem lại hai ngày.', en: 'It was decided on {decidedOn}, before it was proposed on {proposedOn}; check both days.' },
  'commendations.signer-missing': { vi: 'Chưa ghi ai ký quyết định; hãy ghi chức vụ người ký.', en: 'It is not said who signed; write their office.' },
  'commendations.unknown-unit': { vi: 'Ngày {on} không có đơn vị nào mang mã {code} thuộc đơn vị gửi; hãy xem lại mã.', en: 'On {on} no unit below the sender had the code {code}; check the code.' },
  'commendations.unknown-person': { vi: 'Không có người mang mã {key}; hãy ghi mã ở sheet Nhân sự.', en: 'There is nobody with the key {key}; write the key of the sheet of people.' },
  'commendations.day-missing': { vi: 'Chưa ghi ngày đề nghị hay ngày quyết định; hãy ghi một trong hai.', en: 'Neither the proposal nor the decision has a day; write one.' },
  'commendations.decided-otherwise': { vi: 'Lần khen này đã ghi quyết định ngày {decidedOn}; các dòng cùng thành tích phải cùng ngày.', en: 'This commendation was decided on {decidedOn}; its rows must have the same day.' },
  'commendations.row-twice': { vi: 'Dòng này lặp lại dòng {otherRow}; hãy bỏ một dòng.', en: 'This row repeats row {otherRow}; leave one out.' },

  'commendations.propose': { vi: 'Đề nghị khen thưởng năm {year}: {count} tập thể, cá nhân', en: 'Proposed commendations for {year}: {count}' },
  'commendations.decide': { vi: 'Quyết định khen thưởng ngày {decidedOn}', en: 'Commendation decided on {decidedOn}' },
  'commendations.decline': { vi: 'Không khen', en: 'Declined a commendation' },
  'commendations.import': { vi: 'Nhập {count} dòng khen thưởng từ sổ', en: 'Imported {count} rows of commendations' },

  'commendations.level.giay_khen': { vi: 'Giấy khen', en: 'Giấy khen' },
  'commendations.level.bang_khen': { vi: 'Bằng khen', en: 'Bằng khen' },
  'commendations.state.proposed': { vi: 'Đang đề nghị', en: 'Proposed' },
  'commendations.state.decided': { vi: 'Đã khen', en: 'Commended' },
  'commendations.state.declined': { vi: 'Không khen', en: 'Declined' },
}
