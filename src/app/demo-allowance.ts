import { setResolution } from '#funds/public.ts'
import type { Actor } from '#ground/actor.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import { day, today } from '#ground/time/day.ts'
import { enterPaper } from '#papers/public.ts'

/** No resolution of a province is at hand: the coefficients are those of Sơn La's worked example, rate and thresholds are invented, and the paper says that it is an example. Lạng Sơn, where villages have their households. */
export async function setExampleResolution(tx: Tx): Promise<void> {
  const from = day('2020-01-01')
  const province = await findRow<{ id: number }>(tx, sql`select id from unit_on(${from}) where tree = 'state' and kind = 'province' and code = '20'`)
  if (!province) return
  const actor: Actor = { accountId: 0, name: 'Bản trình diễn', today: today(), may: [], unitId: null }
  const { id: paperId, entered } = await enterPaper(tx, actor, {
    symbol: null, kind: 'other', issuer: 'Bản trình diễn, không phải cơ quan nhà nước', issuedOn: null, issuedPrecision: 'unknown', note: 'Được đặt ra để thấy cách tính; không dùng vào việc thật.',
    summary: 'VÍ DỤ, không phải nghị quyết của tỉnh: hệ số như ví dụ Nghị quyết 80 của HĐND tỉnh Sơn La; kiêm nhiệm 50 % và ngưỡng số hộ là giả định',
  })
  if (!entered) return
  await setResolution(tx, actor, {
    unitId: province.id, paperId, from, until: null, mainTitle: 'cell_secretary', rate: 0.5, payer: 'fund', type1From: 350, type2From: 150, confirmed: false,
    levels: { cell_secretary: [1.3, 1.15, 1], village_head: [1.2, 1.1, 0.95], front_head: [1.1, 1, 0.9] },
  })
}
