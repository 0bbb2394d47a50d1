import { mkdir } from 'node:fs/promises'
import { makeKeyPair, mostKeys } from '#ground/database/backup-key.ts'
import { Refusal } from '#ground/refusal.ts'
import { keepKey, keptKeys, keysFile, requireKeys } from '../backups/keys.ts'
import { type Command, textOf } from '../command.ts'
import { theDataDir } from '../office.ts'

export const backupKeys: Command = {
  name: 'backup-keys', takes: '[--add KEY]', files: 0,
  says: { vi: 'Tạo cặp khóa của bản sao lưu: in khóa bí mật một lần, chỉ giữ khóa công khai.', en: 'Make a key pair for backups: print the secret once, keep only the public key.' },
  more: {
    vi: 'Chuyển khóa bí mật thẳng vào tệp: nhat-the backup-keys > khoa-sao-luu.txt, rồi cất tệp ấy ở nơi khác (két, USB). Mất nó thì không ai mở được bản sao lưu. Hai khóa ở hai nơi: chạy hai lần.',
    en: 'Send the secret straight into a file: nhat-the backup-keys > backup-key.txt, and keep that file elsewhere (a safe, a USB stick). Without it nobody opens the backups. Two keys in two places: run it twice.'
  },
  options: { add: { kind: 'value', says: { vi: 'thêm một khóa công khai có sẵn age1…', en: 'add a public key made elsewhere, age1…' } } },
  async run(given) {
    const dataDir = theDataDir()
    const kept = await keptKeys(dataDir)
    if (kept.length >= mostKeys) throw new Refusal('backup.too-many-keys', { most: mostKeys, from: keysFile(dataDir) })
    await mkdir(dataDir, { recursive: true })
    const made = given.options.add === undefined ? await makeKeyPair() : undefined
    const [publicKey = ''] = made ? [made.publicKey] : await requireKeys([textOf(given, 'add')], '--add')
    await keepKey(dataDir, publicKey)
    if (made) process.stdout.write(`# Khóa bí mật của bản sao lưu Nhất Thể; cất ở nơi khác. Secret key of the backups; keep it elsewhere.\n# public key: ${publicKey}\n${made.secretKey}\n`)
    process.stderr.write(made
      ? `Khóa bí mật chỉ in lần này: hãy cất ở nơi khác máy này. Từ nay bản sao lưu mã hóa tới ${publicKey}.\nThe secret key is printed this once: keep it away from this machine. From now on backups are encrypted to ${publicKey}.\n`
      : `Từ nay bản sao lưu mã hóa tới ${publicKey}.\nFrom now on backups are encrypted to ${publicKey}.\n`)
    return 0
  }
}
