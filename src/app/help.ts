import type { Command } from './command.ts'

const exits = `Mã thoát · Exit codes: 0 xong / fine · 1 dữ liệu bị từ chối / refused · 2 gọi sai / wrong usage · 3 môi trường (cổng, ổ đĩa, máy chủ) / surroundings`
const settings = `Môi trường · Environment:
  NHATTHE_DATA   thư mục dữ liệu, mặc định «data»; the data folder
  DATABASE_URL   máy chủ PostgreSQL của cơ quan (16 trở lên); a PostgreSQL server of your own
  NHATTHE_KEYS   thư mục mà kho giữ bí mật đưa khóa vào, thay cho thư mục dữ liệu; a folder that a store of secrets fills, in place of the data folder
  LEAKED_PASSWORDS  danh sách mật khẩu đã lộ của cơ quan (SHA-1, xếp theo mã); a list of leaked passwords of your own (SHA-1, in order)
  PORT, HOST     cổng và địa chỉ của «serve», mặc định 8080 và 127.0.0.1; port and address of “serve”
  NHATTHE_BACKUP_KEY  khóa bí mật để «restore» mở bản sao lưu; the secret key with which “restore” opens a backup
  SYSLOG_TLS     máy:cổng nhận nhật ký qua TLS (SYSLOG_CA, SYSLOG_CERT, SYSLOG_KEY: tệp PEM); a receiver of the log over TLS
  TRUSTED_PROXY  địa chỉ của máy chủ trung gian, cách nhau dấu phẩy; addresses of proxies that may be believed`

export function helpOfAll(commands: Command[]): string {
  const widest = Math.max(...commands.map(({ name, takes }) => name.length + takes.length + 1))
  const lines = commands.map(({ name, takes, says }) => `  ${`${name} ${takes}`.padEnd(Math.min(widest, 46))}  ${says.vi}\n  ${' '.repeat(Math.min(widest, 46))}  ${says.en}`)
  return `Nhất Thể: sổ theo dõi đơn vị, chức danh và mô hình bí thư chi bộ kiêm trưởng thôn.
A register of units, posts and unified village leadership.

nhat-the LỆNH/COMMAND …      (nhat-the LỆNH --help: chi tiết / details)

${lines.join('\n')}

${settings}

${exits}
`
}

export function helpOf({ name, takes, says, more, options }: Command): string {
  const lines = Object.entries(options).map(([key, { kind, says: meaning, required }]) => {
    const word = `--${key}${kind !== 'yes' ? ' …' : ''}`
    return `  ${word.padEnd(22)}${meaning.vi}${required ? ' (bắt buộc)' : ''}\n  ${''.padEnd(22)}${meaning.en}${required ? ' (required)' : ''}`
  })
  return [`nhat-the ${name} ${takes}`, '', says.vi, says.en, ...(more ? ['', more.vi, more.en] : []), ...(lines.length ? ['', ...lines] : []), '', exits, ''].join('\n')
}
