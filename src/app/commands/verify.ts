import { readFile } from 'node:fs/promises'
import { sayVerdict, verifyFile } from '#journal/public.ts'
import type { Command } from '../command.ts'

export const verify: Command = {
  name: 'verify', takes: 'EXPORT [--witness FILE] [--key NAME] [--code CODE] [--json]', files: 1,
  says: { vi: 'Kiểm một bản xuất nhật ký: nguyên vẹn, hoặc sai đầu tiên ở đâu.', en: 'Verify an export of the journal: sound, or where the first wrong is.' },
  more: {
    vi: 'Không cần sổ nào. Không có máy này cũng kiểm được: «node src/journal/verify.ts EXPORT», hoặc mở trang verify.html. Mốc giữ ở nơi khác (--witness) cho biết nhật ký có bị lùi hay không.',
    en: 'It needs no register. Without this program: “node src/journal/verify.ts EXPORT”, or the page verify.html. Heads kept elsewhere (--witness) show whether the journal was rolled back.'
  },
  options: {
    witness: { kind: 'value', says: { vi: 'tệp mốc giữ ở nơi khác, như journal-heads.txt', en: 'heads kept elsewhere, such as journal-heads.txt' } },
    key: { kind: 'value', says: { vi: 'tên khóa phải là người ký', en: 'the name of the key that must have signed' } },
    code: { kind: 'value', says: { vi: 'mã in trên biểu', en: 'the code from a printed form' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run({ files: [file = ''], options: { witness, key, code, json } }) {
    const verdict = await verifyFile(file, {
      ...(typeof witness === 'string' ? { witness: await readFile(witness, 'utf8') } : {}), ...(typeof key === 'string' ? { key } : {}), ...(typeof code === 'string' ? { code } : {})
    })
    process.stdout.write(`${json ? JSON.stringify(verdict) : sayVerdict(verdict)}\n`)
    return verdict.ok ? 0 : 1
  }
}
