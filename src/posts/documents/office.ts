import type { Asked, Form } from '#documents/public.ts'
import { findRow, type Tx } from '#ground/database/database.ts'
import { sql } from '#ground/database/sql.ts'
import type { Scope } from '#indicators/public.ts'

/** What the head and foot of this room's forms have in common: the People's Committee of the unit draws them up, as Nghị định 30/2020/NĐ-CP lays them out. */
export async function officeParts(tx: Tx, { unit, on }: Scope, { actor, at }: Asked): Promise<Pick<Form, 'issuer' | 'place' | 'unit' | 'on' | 'filter' | 'signatures' | 'recipients' | 'exported'>> {
  const above = unit.parentId === null ? undefined : await findRow<{ kind: string; name: string }>(tx, sql`
    select v.kind, v.full_name as name from unit_on(${on}::date) v where v.id = ${unit.parentId}`)
  const issuing = unit.kind === 'village' ? above : { kind: unit.kind, name: unit.fullName }
  const higher = unit.kind === 'village' || !above || above.kind === 'country' ? null : committeeOf(above.name)
  return {
    issuer: unit.kind === 'country' ? { above: null, body: 'BỘ NỘI VỤ', symbol: 'BC-BNV' } : { above: higher, body: committeeOf(issuing?.name ?? unit.fullName), symbol: 'BC-UBND' },
    place: unit.kind === 'country' ? 'Hà Nội' : bare(issuing?.name ?? unit.fullName),
    unit: { name: unit.fullName, code: unit.code }, on, filter: null,
    signatures: { left: 'NGƯỜI LẬP BIỂU', right: unit.kind === 'country' ? 'BỘ TRƯỞNG' : 'CHỦ TỊCH' },
    recipients: ['Như trên;', 'Ban Tổ chức cấp ủy;', 'Lưu: VT.'],
    exported: { by: actor.name, at },
  }
}

const committeeOf = (name: string) => `ỦY BAN NHÂN DÂN ${name.toLocaleUpperCase('vi')}`

/** 'Thành phố Lạng Sơn' -> 'Lạng Sơn'; a number stays with its word: 'Phường 3'. */
const bare = (name: string): string => {
  const found = /^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Xã|Phường|Thị trấn|Đặc khu) (.+)$/.exec(name)
  return found?.[2] && !/^\d+$/.test(found[2]) ? found[2] : name
}
