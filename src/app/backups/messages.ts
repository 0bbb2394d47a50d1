import type { Messages } from '#ground/text/say.ts'

/** Why a backup is not made or not restored. */
export const messages: Messages = {
  'backup.not-a-backup': { vi: 'Tệp {file} không phải bản sao lưu của Nhất Thể.', en: 'The file {file} is not a backup of Nhất Thể.' },
  'backup.cut-off': { vi: 'Bản sao lưu bị đứt giữa chừng; hãy dùng bản khác. Chưa có gì được ghi.', en: 'The backup was cut off; use another. Nothing was written.' },
  'backup.damaged': { vi: 'Bản sao lưu đã hỏng ({why}); hãy dùng bản khác. Chưa có gì được ghi.', en: 'The backup is damaged ({why}); use another. Nothing was written.' },
  'backup.table-differs': { vi: 'Bảng {table} trong bản sao lưu không khớp số dòng hoặc mã kiểm; hãy dùng bản khác.', en: 'The table {table} in the backup does not match its count or hash; use another.' },
  'backup.other-release': {
    vi: 'Bản sao lưu thuộc bản phần mềm khác ({migrations}); hãy khôi phục bằng đúng bản đó rồi nâng cấp.',
    en: 'The backup is of another release ({migrations}); restore it with that release, then upgrade.'
  },
  'backup.register-not-empty': {
    vi: 'Sổ đang có dữ liệu (bảng {table}); chỉ khôi phục vào sổ trống: hãy đặt NHATTHE_DATA sang thư mục mới.',
    en: 'The register holds data (table {table}); restore only into an empty one: set NHATTHE_DATA to a new folder.'
  },
  'backup.no-keys': {
    vi: 'Chưa có khóa để mã hóa bản sao lưu. Hãy chạy «nhat-the backup-keys > khoa-sao-luu.txt», cất tệp khóa ở nơi khác rồi sao lưu lại; hoặc ghi --to age1…. Nếu nhất định không mã hóa: --plain.',
    en: 'There is no key to encrypt backups to. Run “nhat-the backup-keys > backup-key.txt”, keep that file elsewhere and back up again; or give --to age1…. To leave it unencrypted all the same: --plain.'
  },
  'backup.not-a-key': {
    vi: '«{key}…» ({from}) không phải khóa công khai; khóa bắt đầu bằng age1 và dài 62 ký tự.',
    en: '“{key}…” ({from}) is not a public key; one begins with age1 and has 62 characters.'
  },
  'backup.too-many-keys': {
    vi: 'Bản sao lưu mã hóa tới nhiều nhất {most} khóa ({from}); hãy bỏ bớt một khóa trước.',
    en: 'A backup is encrypted to {most} keys at most ({from}); remove one first.'
  },
  'backup.no-secret-key': {
    vi: 'Trong {from} không có khóa bí mật; hãy đưa tệp mà «backup-keys» đã in ra, có dòng AGE-SECRET-KEY-1….',
    en: 'There is no secret key in {from}; give the file that “backup-keys” printed, with a line AGE-SECRET-KEY-1….'
  },
  'backup.needs-key': {
    vi: 'Bản sao lưu {file} được mã hóa; hãy đưa khóa bí mật: restore {file} --key TỆP-KHÓA.',
    en: 'The backup {file} is encrypted; give its secret key: restore {file} --key KEYFILE.'
  },
  'backup.wrong-key': {
    vi: 'Khóa này không mở được bản sao lưu {file}; hãy dùng khóa đã cất khi tạo bản ấy. Chưa có gì được ghi.',
    en: 'This key does not open the backup {file}; use the one kept when it was made. Nothing was written.'
  },
  'backup.bad-settings': {
    vi: 'Không đọc được {file} (chỗ: {field}); xem docs/keeping.md rồi sửa tệp ấy.',
    en: '{file} cannot be read (at: {field}); see docs/keeping.md and mend that file.'
  },
  'backup.disk-low': {
    vi: 'Ổ đĩa của {folder} chỉ còn {free} MB, bản sao lưu cần {need} MB; hãy giải phóng dung lượng hoặc đặt thư mục khác.',
    en: 'The disk of {folder} has {free} MB left and a backup needs {need} MB; free some space or set another folder.'
  },
  'backup.not-here': {
    vi: 'Máy chủ này không sao lưu (bản trình diễn); hãy dùng lệnh nhat-the backup.',
    en: 'This server makes no backups (the demonstration); use the command nhat-the backup.'
  },
  'backup.no-witness': { vi: 'Tệp của --witness không có đầu sổ nhật ký nào; hãy đưa tệp journal-heads.txt đã cất.', en: 'The file of --witness holds no head of the journal; give the journal-heads.txt that was kept.' },
  'backup.older-than-witnessed': {
    vi: 'Bản sao lưu lúc {madeAt} chỉ có {entries} việc trong nhật ký, mà lúc {witnessedAt} đã có {witnessed} việc được ký: nó cũ hơn. Hãy dùng bản mới hơn; nếu nhất định: --even-if-older.',
    en: 'The backup of {madeAt} has {entries} entries in its journal, and {witnessed} were signed at {witnessedAt}: it is older. Use a newer one; to restore it all the same: --even-if-older.'
  },
  'backup.other-journal': {
    vi: 'Nhật ký trong bản sao lưu lúc {madeAt} không phải nhật ký đã ký lúc {witnessedAt} ({witnessed} việc): đó là sổ khác, hoặc nhật ký đã bị sửa.',
    en: 'The journal in the backup of {madeAt} is not the one signed at {witnessedAt} ({witnessed} entries): it is another register, or its journal was altered.'
  },
  'backup.another-runs': {
    vi: 'Đang có một lần sao lưu khác; hãy chờ nó xong rồi làm lại.',
    en: 'Another backup is being made; wait for it to end and try again.'
  }
}
