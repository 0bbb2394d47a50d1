import { newKey } from '#ground/keys.ts'
import { Refusal } from '#ground/refusal.ts'
import { newSigner } from '#journal/public.ts'
import type { Command } from '../command.ts'
import { keyFiles } from '../keys/place.ts'

export const newKeyCommand: Command = {
  name: 'new-key', takes: 'NAME', files: 1,
  says: { vi: 'In một khóa mới cho kho giữ bí mật: pepper.key, identity.key hoặc journal.key.', en: 'Print a new key for a store of secrets: pepper.key, identity.key or journal.key.' },
  more: {
    vi: 'Không ghi vào đâu: chuyển thẳng vào kho (xem docs/keeping.md). Đã có khóa thì thêm khóa mới làm dòng cuối của pepper.key hoặc identity.key, giữ các dòng cũ.',
    en: 'Written nowhere: send it straight into the store (docs/keeping.md). Where there is a key already, add the new one as the last line of pepper.key or identity.key and keep the lines before.'
  },
  options: {},
  run({ files: [name = ''] }) {
    if (!keyFiles.some((each) => each === name)) throw new Refusal('keys.no-such-key', { name, names: [...keyFiles] })
    process.stdout.write(name === 'journal.key' ? String(newSigner().privateKey.export({ type: 'pkcs8', format: 'pem' })) : `${newKey()}\n`)
    return Promise.resolve(0)
  }
}
