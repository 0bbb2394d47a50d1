import { findRow } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { writeNumber } from '#ground/text/numbers.ts'
import { Refusal } from '#ground/refusal.ts'
import { type Command, numberOf, textOf } from '../command.ts'
import { generateRegister } from '../generate/register.ts'
import { openOffice } from '../office.ts'
import { progressOf } from '../progress.ts'

export const generate: Command = {
  name: 'generate', takes: '--villages N --seed S [--json]', files: 0,
  says: { vi: 'Dựng một sổ thử: thôn, chi bộ, người và nhiệm kỳ đều do máy đặt ra.', en: 'Make up a register to try things on: villages, cells, people and terms, all invented.' },
  more: {
    vi: 'Chỉ dựng vào sổ chưa có thôn nào. Cùng số thôn và cùng hạt giống cho cùng một sổ.',
    en: 'Only into a register without villages. The same number and seed give the same register.'
  },
  options: {
    villages: { kind: 'value', required: true, says: { vi: 'số thôn, ví dụ 95000', en: 'how many villages, 95000 for instance' } },
    seed: { kind: 'value', required: true, says: { vi: 'hạt giống, một từ bất kỳ', en: 'the seed, any word' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run(given) {
    const [villages, seed] = [numberOf(given, 'villages', 1), textOf(given, 'seed')]
    const office = await openOffice()
    const progress = progressOf({ vi: 'Dựng sổ thử', en: 'Making up a register' })
    try {
      const { database, product: { sheets }, actor } = office
      if (await database.read((tx) => findRow(tx, sql`select 1 from unit where kind = 'village' limit 1`))) throw new Refusal('app.villages-already-there')
      const done = await generateRegister(database, { villages, seed, actor, sheets, progress: (part) => progress.at(part) })
      progress.done()
      process.stdout.write(given.options.json
        ? `${JSON.stringify(done)}\n`
        : `Đã dựng ${writeNumber(done.villages)} thôn, ${writeNumber(done.cells)} chi bộ, ${writeNumber(done.people)} người, ${writeNumber(done.appointments)} lần giữ chức.\n${done.villages} villages, ${done.cells} cells, ${done.people} people, ${done.appointments} appointments made up.\n`)
      return 0
    } finally {
      await office.close()
    }
  }
}
