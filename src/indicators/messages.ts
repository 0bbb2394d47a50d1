import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'indicators.needs-more': { vi: '«{name}» nói về từng người, chỉ mở cho người được giao xem ở đơn vị này; số chung vẫn xem được ở nơi đủ đông.', en: '“{name}” tells of single people and is opened to those alone who were given that here; the figure is told where there are enough of them.' },
  'indicators.group-needs-people': {
    vi: '«{name}» tách người theo nhóm; từng dòng và diễn biến của nhóm chỉ mở cho người được xem hồ sơ. Hãy xem con số chung của đơn vị, hoặc xin quyền xem hồ sơ người.',
    en: '“{name}” tells people apart by a group; its rows and course are open only to those who may see people. Look at the unit’s own figure, or ask for that right.'
  },
  'indicators.known-needs-people': { vi: 'Số liệu «như đã biết khi đó» được suy lại từ hồ sơ người; tài khoản này không được xem hồ sơ. Hãy xem số liệu với các đính chính đến nay.', en: 'A figure as known then is derived anew from personal records, which this account may not read. Look at it with today’s corrections.' },
  'indicators.unknown': { vi: 'Không có chỉ số «{code}»; hãy chọn trong danh sách chỉ số.', en: 'There is no indicator “{code}”; choose one from the list.' },
  'indicators.unit-unknown': { vi: 'Không có đơn vị số {unitId}; hãy tìm lại theo tên.', en: 'There is no unit number {unitId}; search for it by name.' },
  'indicators.unit-not-there': { vi: '{name} không tồn tại vào ngày {on} (có từ {since}, thôi từ {until}); hãy chọn ngày khác hoặc xem đơn vị kế tiếp.', en: '{name} did not stand on {on} (since {since}, until {until}); choose another day or its successor.' },
  'indicators.cell-has-no-figures': { vi: '{name} là chi bộ; số liệu được tính cho thôn, xã và cấp trên. Hãy mở xã của chi bộ này.', en: '{name} is a Party cell; figures are counted for villages, communes and above. Open its commune.' },
  'indicators.unit-outside': { vi: 'Mã «{code}» không thuộc đơn vị của tệp vào ngày {on}; hãy kiểm tra lại mã.', en: 'The code “{code}” does not lie within the workbook’s unit on {on}; check the code.' },
  'indicators.too-many-villages': { vi: '{name} có quá nhiều thôn để liệt kê một lần; hãy mở một tỉnh.', en: '{name} has too many villages to list at once; open a province.' },
  'indicators.too-many-months': { vi: 'Chỉ xem được nhiều nhất {most} tháng một lần; hãy chọn khoảng ngắn hơn.', en: 'At most {most} months can be shown at once; choose a shorter stretch.' },
  'indicators.days-not-in-order': { vi: 'Ngày đầu ({before}) phải trước ngày sau ({after}); hãy đổi chỗ hai ngày.', en: 'The first day ({before}) must come before the second ({after}); swap them.' },

  'indicators.tree-of-three-levels': { vi: 'Bộ máy ba cấp: tỉnh, huyện, xã (đến 30/06/2025).', en: 'Three levels: province, district, commune (until 30/06/2025).' },
  'indicators.tree-of-two-levels': { vi: 'Chính quyền hai cấp: tỉnh, xã (từ 01/07/2025, Luật 72/2025/QH15). Nhiều mã cũ được dùng lại cho đơn vị khác.', en: 'Two levels: province and commune (from 01/07/2025, Law 72/2025/QH15). Many old codes now name other units.' },
  'indicators.unplaced': { vi: 'Chưa xếp vào xã', en: 'Not yet placed in a commune' },
  'indicators.unplaced-here': { vi: '{count} thôn chưa xếp vào xã nào.', en: '{count} villages are not yet placed in a commune.' },
  'indicators.may-belong': { vi: 'Còn {count} thôn chưa xếp có thể thuộc xã này.', en: '{count} villages not yet placed may belong to this commune.' },

  'indicators.chain-broken': { vi: 'Chuỗi bị ngắt', en: 'The series is broken' },
  'indicators.chain-restated': { vi: 'Chuỗi bị ngắt; ngày kia được tính lại theo đúng các thôn của đơn vị.', en: 'The series is broken; the other day is counted over the very villages of the unit.' },
  'indicators.came-from': { vi: 'Ngày {on}: nhận {from} ({kind}).', en: 'On {on}: took in {from} ({kind}).' },
  'indicators.went-to': { vi: 'Ngày {on}: chuyển sang {to} ({kind}).', en: 'On {on}: went to {to} ({kind}).' },
  'indicators.villages-not-placed': { vi: 'Không tính lại được: {count} thôn chưa xếp có thể thuộc đơn vị này. Hãy xếp các thôn ấy trước.', en: 'It cannot be restated: {count} villages not yet placed may belong here. Place them first.' },
  'indicators.villages-not-followed': { vi: 'Không tính lại được: {count} thôn đã chia tách, gộp với thôn ở ngoài hoặc không rõ nguồn gốc ({names}).', en: 'It cannot be restated: {count} villages were split, merged with others from elsewhere, or have no known origin ({names}).' },

  'indicators.target-needs-a-share': { vi: '«{name}» không phải là tỷ lệ nên không đặt được mục tiêu phần trăm; hãy chọn chỉ số tỷ lệ.', en: '“{name}” is not a share, so it takes no percentage target; choose a share.' },
  'indicators.percent-out-of-range': { vi: '«{percent}» không phải là mức từ 0 đến 100 với nhiều nhất hai chữ số thập phân.', en: '“{percent}” is not a level from 0 to 100 with two decimals at most.' },
  'indicators.due-before-set': { vi: 'Hạn {dueOn} trước ngày đặt {setOn}; hãy kiểm tra lại hai ngày.', en: 'The due day {dueOn} comes before the day it was set, {setOn}; check both.' },
  'indicators.set-at-once': { vi: 'Người khác vừa ghi cùng mục này; hãy tải lại rồi xem.', en: 'Somebody has just written the same entry; reload and look.' },
  'indicators.target-missing': { vi: 'Còn {missing} thôn để đạt {percent} % vào {dueOn}.', en: '{missing} villages still to go to reach {percent} % by {dueOn}.' },
  'indicators.target-reached': { vi: 'Đã đạt mục tiêu {percent} % ({dueOn}).', en: 'The target of {percent} % ({dueOn}) is reached.' },
  'indicators.target-overdue': { vi: 'Quá hạn {dueOn}: còn thiếu {missing} thôn so với {percent} %.', en: 'Past its due day {dueOn}: {missing} villages short of {percent} %.' },

  'indicators.nothing-printed': { vi: 'Chưa ghi con số nào đã in; hãy ghi tử số, mẫu số hoặc tỷ lệ.', en: 'No printed number is given; write the numerator, the denominator or the percentage.' },
  'indicators.percent-unreadable': { vi: '«{percent}» không đọc được là tỷ lệ; hãy ghi đúng các chữ số đã in, như 81,16.', en: '“{percent}” is not a percentage; write the digits as printed, such as 81,16.' },
  'indicators.more-than-all': { vi: 'Tử số {numerator} lớn hơn mẫu số {denominator}; hãy kiểm tra lại.', en: 'The numerator {numerator} is greater than the denominator {denominator}; check them.' },
  'indicators.printed-without-source': { vi: 'Chưa ghi nguồn; hãy ghi báo cáo hoặc bài báo đã in con số này.', en: 'The source is missing; name the report or article that printed it.' },
  'indicators.agreement.same': { vi: 'Khớp với số liệu đã công bố', en: 'Agrees with the printed figure' },
  'indicators.agreement.approximate': { vi: 'Nguồn chỉ ghi con số gần đúng', en: 'The source gives an approximate number only' },
  'indicators.agreement.cut': { vi: 'Nguồn cắt bớt chữ số thay vì làm tròn', en: 'The source cut the digits instead of rounding' },
  'indicators.agreement.differs': { vi: 'Khác với số liệu đã công bố', en: 'Differs from the printed figure' },

  'indicators.term-without-name': { vi: 'Chưa ghi tên nhiệm kỳ.', en: 'The term has no name.' },
  'indicators.term-ends-before': { vi: 'Nhiệm kỳ kết thúc ({until}) không sau ngày bắt đầu ({from}); hãy kiểm tra lại.', en: 'The term ends ({until}) no later than it begins ({from}); check the days.' },
  'indicators.terms-overlap': { vi: '«{name}» chồng lên «{other}» của cùng đơn vị; hãy sửa ngày của một trong hai.', en: '“{name}” overlaps “{other}” of the same unit; change the days of one of them.' },

  'indicators.term-there-already': { vi: 'Đơn vị đã có «{name}»; hãy sửa nhiệm kỳ ấy trong danh sách, hoặc đặt tên khác.', en: 'The unit has “{name}” already; correct that one in the list, or give another name.' },
  'indicators.term-not-of-an-area': { vi: 'Nhiệm kỳ được mở cho tỉnh, huyện hoặc xã; hãy chọn một đơn vị như thế.', en: 'A term is opened for a province, district or commune; choose such a unit.' },
  'indicators.no-such-term': { vi: 'Nhiệm kỳ này không còn ở đơn vị đã chọn; hãy tải lại trang.', en: 'This term is not with the unit any more; load the page again.' },

  'indicators.set-target': { vi: 'Đặt mục tiêu', en: 'Set a target' },
  'indicators.store-printed': { vi: 'Lưu số liệu đã công bố', en: 'Keep a printed figure' },
  'indicators.enter-term': { vi: 'Nhập nhiệm kỳ', en: 'Enter a term' },
  'indicators.correct-term': { vi: 'Sửa nhiệm kỳ', en: 'Correct a term' },
  'indicators.part.numerator': { vi: 'Được tính', en: 'Counted' },
  'indicators.part.denominator': { vi: 'Tất cả', en: 'All' },
  'indicators.part.missing': { vi: 'Còn thiếu', en: 'Missing' },
  'indicators.part.excluded': { vi: 'Không tính vào', en: 'Left out' },
}
