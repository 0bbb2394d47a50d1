import type { Messages } from '../text/say.ts'

const again = 'Hãy mở tệp bằng Excel hoặc LibreOffice, chọn «Lưu thành», kiểu «Excel Workbook (.xlsx)», rồi gửi lại.'
const save = 'Open it in Excel or LibreOffice, choose “Save as”, type “Excel Workbook (.xlsx)”, and send it again.'

export const messages: Messages = {
  'spreadsheet.empty': { vi: 'Tệp rỗng. Hãy chọn lại tệp bảng tính.', en: 'The file is empty. Choose the workbook again.' },
  'spreadsheet.too-big': {
    vi: 'Tệp nặng {megabytes} MB, quá mức {most} MB. Hãy bỏ ảnh và các trang không dùng, hoặc tách thành nhiều tệp.',
    en: 'The file is {megabytes} MB, over the limit of {most} MB. Remove pictures and unused sheets, or split it.'
  },
  'spreadsheet.old-format': { vi: `Tệp ở dạng {format}, không đọc được ở đây. ${again}`, en: `The file is in the format {format}, which is not read here. ${save}` },
  'spreadsheet.password-protected': {
    vi: 'Tệp có mật khẩu mở. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu lại dạng .xlsx rồi gửi lại.',
    en: 'The file has a password. Remove it (File → Info → Protect Workbook), save as .xlsx and send it again.'
  },
  'spreadsheet.not-a-workbook': { vi: 'Tệp không phải là bảng tính .xlsx hay .csv. Hãy chọn đúng tệp.', en: 'The file is neither an .xlsx nor a .csv workbook. Choose the right file.' },
  'spreadsheet.no-sheet': { vi: `Tệp không có trang tính nào. ${again}`, en: `The file has no sheet. ${save}` },
  'spreadsheet.broken': { vi: `Tệp bị hỏng hoặc ghi sai quy cách ({why}). ${again}`, en: `The file is damaged or malformed ({why}). ${save}` },
  'spreadsheet.too-many-parts': { vi: `Tệp chứa hơn {most} phần, không phải bảng tính thông thường. ${again}`, en: `The file holds over {most} parts, which no ordinary workbook does. ${save}` },
  'spreadsheet.unsafe-path': { vi: `Tệp chứa đường dẫn lạ «{path}» nên bị từ chối. ${again}`, en: `The file holds an odd path “{path}” and is refused. ${save}` },
  'spreadsheet.unpacks-too-big': {
    vi: 'Tệp nén bất thường: khi mở ra quá lớn (mức cho phép {most} MB). Hãy chép dữ liệu sang một tệp mới rồi gửi lại.',
    en: 'The file is packed unusually: it opens to more than it may (limit {most} MB). Copy the data into a new file and send it again.'
  },
  'spreadsheet.document-type': { vi: `Tệp chứa khai báo DTD có thể gây hại nên bị từ chối. ${again}`, en: `The file holds a document type declaration, which can do harm, and is refused. ${save}` },
  'spreadsheet.too-many-rows': {
    vi: 'Tệp có hơn {most} dòng, hoặc có ô ở tận dòng {row}. Hãy xóa các dòng thừa ở cuối trang, hoặc tách tệp theo đơn vị.',
    en: 'The file has over {most} rows, or a cell as far down as row {row}. Delete the spare rows at the end, or split the file by unit.'
  },
  'spreadsheet.too-many-columns': {
    vi: 'Ô {cell} nằm quá {most} cột. Hãy xóa các cột thừa ở bên phải rồi gửi lại.',
    en: 'Cell {cell} lies beyond {most} columns. Delete the spare columns on the right and send the file again.'
  },
  'spreadsheet.cell-too-long': {
    vi: 'Một ô có nội dung quá dài (ô {cell}, mức cho phép {most} byte). Hãy rút gọn rồi gửi lại.',
    en: 'A cell holds too long a text (cell {cell}, limit {most} bytes). Shorten it and send the file again.'
  },
  'spreadsheet.unknown-encoding': {
    vi: 'Không nhận ra bảng mã của tệp .csv. Hãy lưu lại dạng «CSV UTF-8» hoặc .xlsx.',
    en: 'The encoding of the .csv file is not known. Save it as “CSV UTF-8” or .xlsx.'
  },
  'spreadsheet.too-heavy': {
    vi: 'Tệp cần quá nhiều bộ nhớ hoặc thời gian để đọc. Hãy tách tệp theo đơn vị, bỏ ảnh và định dạng thừa rồi gửi lại.',
    en: 'The file needs too much memory or time to read. Split it by unit, remove pictures and spare formatting, and send it again.'
  },
  'spreadsheet.faults-sheet': { vi: 'Lỗi cần sửa', en: 'To be mended' },
  'spreadsheet.fault-sheet': { vi: 'Trang', en: 'Sheet' },
  'spreadsheet.fault-cell': { vi: 'Ô', en: 'Cell' },
  'spreadsheet.fault-value': { vi: 'Giá trị', en: 'Value' },
  'spreadsheet.fault-reason': { vi: 'Lý do', en: 'Reason' },
  'spreadsheet.fault-remedy': { vi: 'Cách sửa', en: 'Remedy' }
}
