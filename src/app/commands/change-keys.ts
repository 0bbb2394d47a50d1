import { addKey } from '#ground/keys.ts'
import { Refusal } from '#ground/refusal.ts'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { moveRegister, requireAlone } from '../keys/change.ts'
import { fileOf, keyPlaceIn, keysAt } from '../keys/place.ts'
import { commandLineActor, openOffice, theDataDir } from '../office.ts'

export const changeKeys: Command = {
  name: 'change-keys', takes: '[--json]', files: 0,
  says: { vi: 'Thay pepper.key và identity.key: mọi thứ đang niêm được niêm lại bằng khóa mới.', en: 'Change pepper.key and identity.key: whatever is sealed is sealed anew under the new keys.' },
  more: {
    vi: 'Dừng máy chủ trước. Mật khẩu, mã ứng dụng, mã dự phòng, số định danh vẫn dùng được như cũ. Tệp khóa giữ cả khóa cũ ở trên: cất bản mới của hai tệp ở nơi khác. Bị ngắt giữa chừng thì lần chạy sau làm nốt.',
    en: 'Stop the server first. Passwords, app codes, recovery codes and identity numbers work as before. A key file keeps the former keys above the new one: put a new copy of both files away. What is cut off is finished at the next start.'
  },
  options: { json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } } },
  async run({ options }) {
    const place = keyPlaceIn(process.env, theDataDir())
    if (place.given) throw new Refusal('keys.kept-elsewhere', { folder: place.folder })
    const office = await openOffice({ exclusive: true })
    try {
      await office.database.transaction(requireAlone)
      for (const name of Object.values(fileOf)) addKey(join(place.folder, name)) // with the former ones: from here on nothing can be lost
      const { pepper, identity } = await moveRegister(office.database, keysAt(place), { place, actor: commandLineActor() })
      process.stdout.write(options.json
        ? `${JSON.stringify({ pepper, identity })}\n`
        : `Đã thay: pepper.key khóa thứ ${pepper}, identity.key khóa thứ ${identity}. Hãy cất bản mới của hai tệp ở nơi khác.\nChanged: pepper.key to key number ${pepper}, identity.key to key number ${identity}. Put a new copy of both files away.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
