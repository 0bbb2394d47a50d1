import type { Messages } from '#ground/text/say.ts'

export const messages: Messages = {
  'keys.missing': {
    vi: 'Thư mục khóa {folder} (NHATTHE_KEYS) thiếu {missing}. Tạo khóa bằng «nhat-the new-key TÊN», cất vào kho giữ bí mật, để kho đưa vào thư mục ấy rồi khởi động lại.',
    en: 'The folder of keys {folder} (NHATTHE_KEYS) lacks {missing}. Make a key with “nhat-the new-key NAME”, put it into the store of secrets, let the store hand it into that folder, and start again.'
  },
  'keys.open-to-all': {
    vi: 'Ai trên máy này cũng đọc hoặc sửa được {file} (quyền {mode}). Hãy đặt quyền 0400 ở nơi đưa khóa vào (mode, defaultMode, perms) rồi khởi động lại; nếu máy có người khác dùng, hãy thay khóa ấy.',
    en: 'Everybody on this machine may read or alter {file} (mode {mode}). Set mode 0400 where the key is handed in (mode, defaultMode, perms) and start again; if others use the machine, change that key.'
  },
  'keys.not-a-key': {
    vi: 'Tệp {file} không phải khóa: mỗi dòng một khóa 64 chữ số thập lục phân, không dòng nào lặp lại (journal.key: PEM). Hãy lấy lại bản đã cất.',
    en: 'The file {file} is no key: a key of 64 hexadecimal digits in each line, none twice (journal.key: PEM). Fetch the copy that was put away.'
  },
  'keys.empty': { vi: 'Tệp {file} trống; hãy xóa nó hoặc ghi bí mật vào.', en: 'The file {file} is empty; remove it or put the secret into it.' },
  'keys.two-places': {
    vi: 'Bí mật đứng ở hai nơi: {setting} và tệp {file}. Hãy bỏ nó khỏi {setting}.',
    en: 'The secret stands in two places: {setting} and the file {file}. Take it out of {setting}.'
  },
  'keys.file-is-older': {
    vi: 'Tệp {file} là bản cũ: có {has} khóa, sổ đã dùng khóa thứ {needs}. Hãy đặt lại tệp mới nhất; đừng xóa dòng nào của nó.',
    en: 'The file {file} is an old copy: it holds {has} keys, and the register stands under key number {needs}. Put the newest file back; never remove a line of it.'
  },
  'keys.of-another-register': {
    vi: 'Khóa trong {file} không mở được gì của sổ này. Chưa đổi gì. Hãy đặt lại tệp của chính sổ này, khóa cũ ở trên, khóa mới ở dòng cuối.',
    en: 'The key in {file} opens nothing of this register. Nothing was changed. Put back the file of this very register, the former keys above, the new one in the last line.'
  },
  'keys.others-at-work': {
    vi: 'Sổ đang được dùng ({names}). Hãy dừng máy chủ và các lệnh khác rồi làm lại; chưa đổi gì.',
    en: 'The register is in use ({names}). Stop the server and other commands and try again; nothing was changed.'
  },
  'keys.kept-elsewhere': {
    vi: 'Khóa do kho giữ bí mật đưa vào {folder}. Để thay: lấy khóa mới bằng «nhat-the new-key pepper.key» (hoặc identity.key), thêm nó làm DÒNG CUỐI của bí mật ấy trong kho, giữ các dòng cũ, rồi khởi động lại: sổ tự chuyển sang khóa mới.',
    en: 'The keys are handed into {folder} by a store of secrets. To change one: print a new key with “nhat-the new-key pepper.key” (or identity.key), add it as the LAST LINE of that secret in the store, keep the lines before, and start again: the register moves to it.'
  },
  'keys.no-such-key': { vi: 'Không có khóa tên {name}; có: {names}.', en: 'There is no key {name}; there are: {names}.' }
}
