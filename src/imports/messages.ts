import type { Messages } from '#ground/text/say.ts'

/** A fault has two sentences: what is wrong with the cell, and under `.remedy` what to do. */
const faults: Messages = {
  'imports.empty': { vi: 'Ô «{heading}» còn trống.', en: 'The cell “{heading}” is empty.' },
  'imports.empty.remedy': { vi: 'Điền ô này; cột này bắt buộc.', en: 'Fill it in; this column is required.' },
  'imports.formula-error': { vi: 'Ô chứa lỗi công thức {text}.', en: 'The cell holds the formula error {text}.' },
  'imports.formula-error.remedy': { vi: 'Gõ thẳng giá trị thay cho công thức.', en: 'Type the value instead of the formula.' },
  'imports.too-long': { vi: 'Nội dung dài quá {most} ký tự.', en: 'The text is longer than {most} characters.' },
  'imports.too-long.remedy': { vi: 'Rút gọn nội dung.', en: 'Shorten it.' },
  'imports.strange-letter': { vi: '«{text}» có ký tự «{letter}» không thuộc tên người.', en: '“{text}” holds “{letter}”, which is not a letter of a name.' },
  'imports.strange-letter.remedy': { vi: 'Gõ lại họ tên bằng bộ gõ tiếng Việt, bảng mã Unicode.', en: 'Type the name again with a Vietnamese keyboard, in Unicode.' },
  'imports.not-a-code': { vi: '«{text}» không phải là mã.', en: '“{text}” is not a code.' },
  'imports.not-a-code.remedy': { vi: 'Mã chỉ gồm chữ, số, dấu gạch nối, gạch chéo, chấm; ví dụ 05977-001.', en: 'A code has letters, digits, hyphens, slashes and dots only, such as 05977-001.' },
  'imports.lost-zeros': { vi: 'Mã {text} đã bị mất số 0 ở đầu: đúng ra là {code}.', en: 'The code {text} has lost its leading zero: it should be {code}.' },
  'imports.lost-zeros.remedy': { vi: 'Nhận đề xuất {code}, hoặc định dạng cột mã là «Văn bản» rồi gõ lại.', en: 'Take the proposed {code}, or format the column as Text and type it again.' },
  'imports.whole-day-needed': { vi: '«{text}» chưa đủ ngày, tháng, năm.', en: '“{text}” is not a whole day.' },
  'imports.whole-day-needed.remedy': { vi: 'Ghi đủ, ví dụ 25/06/2021.', en: 'Write all of it, such as 25/06/2021.' },
  'imports.number-for-day': { vi: 'Số {text} không phải là ngày.', en: 'The number {text} is not a day.' },
  'imports.number-for-day.remedy': { vi: 'Ghi ngày dạng 25/06/2021, hoặc định dạng ô là ngày.', en: 'Write the day as 25/06/2021, or format the cell as a date.' },
  'imports.not-whole': { vi: '{text} không phải là số nguyên.', en: '{text} is not a whole number.' },
  'imports.not-whole.remedy': { vi: 'Ghi số nguyên, ví dụ 87.', en: 'Write a whole number, such as 87.' },
  'imports.not-a-number': { vi: '«{text}» không phải là số.', en: '“{text}” is not a number.' },
  'imports.not-a-number.remedy': { vi: 'Chỉ ghi số, ví dụ 87 hoặc 90,8.', en: 'Write a number only, such as 87 or 90.8.' },
  'imports.not-a-choice': { vi: '«{text}» không có trong danh sách của cột này.', en: '“{text}” is not in this column’s list.' },
  'imports.not-a-choice.remedy': { vi: 'Chọn một trong: {choices}.', en: 'Choose one of: {choices}.' },
  'imports.not-yes-or-no': { vi: '«{text}» không rõ là có hay không.', en: '“{text}” is neither yes nor no.' },
  'imports.not-yes-or-no.remedy': { vi: 'Ghi «x» nếu có, để trống nếu không.', en: 'Write “x” for yes, leave it empty for no.' },
  'imports.unit-not-yours': { vi: '«{registered}» ({code}) nằm ngoài phạm vi được giao cho tài khoản này.', en: '“{registered}” ({code}) is outside of what this account was given.' },
  'imports.unit-not-yours.remedy': { vi: 'Hãy ghi mã đơn vị của mình, hoặc nhờ người có quyền ở đơn vị đó gửi tệp.', en: 'Write the code of your own unit, or have somebody with the right there send the file.' },
  'imports.unknown-unit': { vi: 'Không có đơn vị nào mang mã {code} vào ngày {on}.', en: 'No unit had the code {code} on {on}.' },
  'imports.unknown-unit.remedy': { vi: 'Kiểm tra mã và ngày: từ 01/07/2025 nhiều mã cũ thuộc đơn vị khác.', en: 'Check the code and the day: from 01/07/2025 many old codes belong to other units.' },
  'imports.another-unit': { vi: 'Vào ngày {on}, mã {code} là của {registered}, không phải {named}.', en: 'On {on} the code {code} belonged to {registered}, not {named}.' },
  'imports.another-unit.remedy': { vi: 'Sửa mã, tên đơn vị hoặc ngày số liệu trên trang «Thông tin».', en: 'Mend the code, the name or the day on the sheet “Information”.' },
  'imports.day-to-come': { vi: 'Ngày số liệu {on} chưa tới (hôm nay {today}).', en: 'The day of the data {on} is still to come (today is {today}).' },
  'imports.day-to-come.remedy': { vi: 'Ghi ngày của số liệu, không muộn hơn hôm nay.', en: 'Write the day of the data, today at the latest.' },
  'imports.against-the-register': { vi: 'Số liệu trái với sổ hiện có ({constraint}). {detail}', en: 'The data go against the register ({constraint}). {detail}' },
  'imports.against-the-register.remedy': { vi: 'Đối chiếu trang này với sổ của đơn vị.', en: 'Compare this sheet with the register of the unit.' },
  'time.not-a-day.remedy': { vi: 'Ghi ngày dạng 25/06/2021.', en: 'Write the day as 25/06/2021.' },
  'time.no-such-day.remedy': { vi: 'Ghi ngày trước, tháng sau: 25/06/2021.', en: 'Write the day first, then the month: 25/06/2021.' },
  'time.two-digit-year.remedy': { vi: 'Nhận đề xuất, hoặc ghi đủ bốn chữ số của năm.', en: 'Take the proposal, or write all four digits of the year.' },
  'time.out-of-range.remedy': { vi: 'Kiểm tra lại năm.', en: 'Check the year.' },
}

const refusals: Messages = {
  'imports.not-ready': { vi: 'Tệp chưa sẵn sàng để ghi. Hãy xử lý các ô còn lỗi rồi xem lại.', en: 'The file is not ready to be written. Mend what is left and look again.' },
  'imports.not-asking': { vi: 'Tệp đang được xử lý hoặc đã xong, chưa sửa được lúc này. Hãy đợi giây lát.', en: 'The file is being worked on or is done; it cannot be changed now. Wait a moment.' },
  'imports.ended': { vi: 'Tệp này đã kết thúc. Hãy gửi lại tệp nếu cần.', en: 'This file is done with. Send it again if needed.' },
  'imports.being-written': { vi: 'Tệp đang được ghi vào sổ, không bỏ được nữa.', en: 'The file is being written and can no longer be dropped.' },
  'imports.no-such-job': { vi: 'Không có tệp này trong số các tệp bạn đã gửi.', en: 'There is no such file among those you sent.' },
  'imports.no-such-cell': { vi: 'Không có ô này trong mẫu nhập. Hãy tải lại trang.', en: 'There is no such cell. Load the page again.' },
  'imports.no-such-unit': { vi: 'Không có đơn vị này vào ngày {on}. Hãy chọn ngày khác.', en: 'There was no such unit on {on}. Choose another day.' },
  'imports.empty-file': { vi: 'Tệp {name} rỗng. Hãy chọn lại tệp.', en: 'The file {name} is empty. Choose it again.' },
  'imports.file-emptied': { vi: 'Tệp gốc đã hết hạn giữ và được xóa. Hãy gửi lại tệp.', en: 'The file itself was removed when its time was over. Send it again.' },
  'imports.secret': {
    vi: 'Tệp mang dấu {mark} (trang «{sheet}», ô {cell}) nên không được nhận và đã xóa khỏi máy chủ: tài liệu bí mật nhà nước không soạn, không giữ trên máy nối mạng (Luật 117/2025/QH15, Điều 5). Hãy xử lý theo quy định bảo mật ở máy độc lập; cần giữ số văn bản thì nhập số ở mục Văn bản với độ mật, không ghi nội dung. Nếu đó không phải dấu mật (tên riêng viết hoa), hãy viết «Mật» rồi gửi lại.',
    en: 'The file is marked {mark} (sheet “{sheet}”, cell {cell}), so it was not taken and was removed from the server: State secrets are not kept on a computer on a network (Law 117/2025/QH15, art. 5). Handle it on a separate machine; to reserve the number, enter it under Papers with its level and no content. If it is no mark (a name in capitals), write “Mật” and send it again.'
  },
  'imports.secret-name': {
    vi: 'Tên tệp «{name}» mang dấu {mark} nên tệp không được nhận: tài liệu bí mật nhà nước không giữ trên máy nối mạng (Luật 117/2025/QH15, Điều 5). Hãy xử lý ở máy độc lập; cần giữ số văn bản thì nhập số ở mục Văn bản với độ mật. Nếu tệp không mật, hãy đổi tên rồi gửi lại.',
    en: 'The name “{name}” is marked {mark}, so the file was not taken: State secrets are not kept on a computer on a network (Law 117/2025/QH15, art. 5). Handle it on a separate machine; to reserve a number, enter it under Papers with its level. If it is no secret, rename it and send it again.'
  },
  'imports.several-workbooks': { vi: 'Chỉ gửi được nhiều tệp cùng lúc khi tất cả là csv; {name} thì không. Hãy gửi từng sổ tính.', en: 'Several files at once must all be csv; {name} is not. Send workbooks one by one.' },
  'imports.no-known-sheet': { vi: 'Không có trang tính nào nhận ra được. Hãy dùng tệp mẫu, hoặc đặt tên trang là: {sheets}.', en: 'No sheet was recognised. Use the template, or name the sheets: {sheets}.' },
  'imports.broken': { vi: 'Hệ thống gặp lỗi khi đọc tệp số {job}; không có gì được ghi. Hãy báo người quản trị kèm số này.', en: 'The system failed on file number {job}; nothing was written. Tell the administrator this number.' },
}

const notices: Messages = {
  'imports.later-room': { vi: 'Trang này dành cho phần việc sẽ có sau; được giữ nguyên, chưa đọc.', en: 'This sheet belongs to a part that is still to come; it was left alone.' },
  'imports.unknown-sheet': { vi: 'Không nhận ra trang này; đã bỏ qua.', en: 'This sheet was not recognised and was left alone.' },
  'imports.columns-left-alone': { vi: 'Các cột không dùng đến: {headings}.', en: 'Columns that were left alone: {headings}.' },
  'imports.legacy-font': { vi: 'Trang gõ bằng phông cũ, đã chuyển sang Unicode. Hãy xem các ví dụ rồi chấp nhận.', en: 'The sheet was typed in an old font and was converted to Unicode. Look at the samples, then accept.' },
  'imports.read-as-typed': { vi: 'Không chuyển mã, đọc đúng như đã gõ', en: 'Do not convert; read as typed' },
  'imports.moved': { vi: 'Sổ đã thay đổi từ lúc xem trước. Đây là kết quả mới; hãy xem rồi chấp nhận lại.', en: 'The register changed after the preview. This is the new outcome; look at it and accept again.' },
}

const words: Messages = {
  'imports.state.waiting': { vi: 'Đang chờ', en: 'Waiting' },
  'imports.state.reading': { vi: 'Đang đọc và kiểm tra', en: 'Reading and checking' },
  'imports.state.columns': { vi: 'Cần chọn cột', en: 'Columns to settle' },
  'imports.state.rows': { vi: 'Có ô cần sửa', en: 'Cells to mend' },
  'imports.state.ready': { vi: 'Sẵn sàng ghi', en: 'Ready' },
  'imports.state.writing': { vi: 'Đang ghi vào sổ', en: 'Being written' },
  'imports.state.done': { vi: 'Đã ghi vào sổ', en: 'Written' },
  'imports.state.refused': { vi: 'Không nhận', en: 'Refused' },
  'imports.state.dropped': { vi: 'Đã bỏ', en: 'Dropped' },
  'imports.step.file': { vi: 'Đọc tệp', en: 'Reading the file' },
  'imports.step.rows': { vi: 'Đọc các dòng', en: 'Reading the rows' },
  'imports.step.check': { vi: 'Đối chiếu với sổ', en: 'Checking against the register' },
  'imports.step.write': { vi: 'Ghi vào sổ', en: 'Writing' },
  'imports.change.new': { vi: 'Mới', en: 'New' },
  'imports.change.changed': { vi: 'Thay đổi', en: 'Changed' },
  'imports.change.same': { vi: 'Như cũ', en: 'Same' },
  'imports.accept': { vi: 'Ghi tệp {job} vào sổ: {new} dòng mới, {changed} dòng thay đổi trong {rows} dòng.', en: 'Wrote file {job}: {new} new and {changed} changed of {rows} rows.' },
}

export const messages: Messages = { ...faults, ...refusals, ...notices, ...words }
