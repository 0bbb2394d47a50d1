import { Refusal } from '#ground/refusal.ts'
import { writeDay } from '#ground/time/day.ts'
import { type ChildrenFigures, type Figure, type Scope, childrenFigures, figuresOf, scopeOf, villagesFigures } from '#indicators/public.ts'
import { dayOf, unitAsked, unitOptions, unitsInside } from '../asked-unit.ts'
import { indicators } from '../capabilities.ts'
import { type Command, WrongUsage } from '../command.ts'
import { openOffice } from '../office.ts'

export const figures: Command = {
  name: 'figures', takes: '--unit CODE --on DAY [--by children|villages] [--json]', files: 0,
  says: { vi: 'Mọi số liệu của một đơn vị vào một ngày: tử số, mẫu số, tỷ lệ.', en: 'Every figure of a unit on a day: numerator, denominator, share.' },
  options: {
    ...unitOptions,
    by: { kind: 'value', says: { vi: 'children: từng đơn vị cấp dưới · villages: từng thôn', en: 'children: each unit one level below · villages: each village' } },
    json: { kind: 'yes', says: { vi: 'chỉ in JSON ra màn hình', en: 'print JSON and nothing else' } }
  },
  async run(given) {
    const { by, json } = given.options
    if (by !== undefined && by !== 'children' && by !== 'villages') throw new WrongUsage({ vi: '--by nhận children hoặc villages.', en: '--by takes children or villages.' })
    const on = dayOf(given)
    const office = await openOffice()
    try {
      const answer = await office.database.read(async (tx) => {
        const scope = await scopeOf(tx, (await unitAsked(tx, given)).id, on)
        if (by === 'villages' && scope.unit.kind === 'country') throw new Refusal('indicators.too-many-villages', { name: scope.unit.fullName })
        const below = by === undefined ? null : by === 'children' ? await childrenFigures(tx, indicators, scope) : await villagesFigures(tx, indicators, scope)
        return { scope, units: await unitsInside(tx, scope.unit.id, on), figures: (await figuresOf(tx, indicators, scope)).figures, below }
      })
      process.stdout.write(json ? `${JSON.stringify(asJson(answer))}\n` : asText(answer))
      return 0
    } finally {
      await office.close()
    }
  }
}

type Answer = { scope: Scope; units: Record<string, number>; figures: Figure[]; below: ChildrenFigures | null }

const byCode = (list: Figure[]) => Object.fromEntries(list.map(({ code, ...figure }) => [code, figure]))

const asJson = ({ scope: { unit, on }, units, figures: list, below }: Answer) => ({
  unit: { id: unit.id, code: unit.code, name: unit.fullName, kind: unit.kind }, on, units, figures: byCode(list),
  ...(below ? { level: below.level, children: below.children.map((child) => ({ unit: child.unit, figures: byCode(child.figures) })) } : {})
})

function asText({ scope: { unit, on }, units, figures: list, below }: Answer): string {
  const named = new Map(indicators.map(({ code, name }) => [code, name.vi]))
  const line = (figure: Figure) => `  ${(named.get(figure.code) ?? figure.code).padEnd(52)} ${sayFigure(figure)}`
  const children = (below?.children ?? []).flatMap((child) => ['', `${child.unit?.code ?? '–'} ${child.unit?.fullName ?? 'Chưa xếp chỗ / not placed'}`, ...child.figures.map(line)])
  return [
    `${unit.fullName} (${unit.code}), ${writeDay(on)}`,
    `  ${units.province} tỉnh · ${units.district} huyện · ${units.commune} xã · ${units.village} thôn`,
    ...list.map(line), ...children, ''
  ].join('\n')
}

const sayFigure = ({ numerator, denominator, percent, value }: Figure): string =>
  percent ? `${numerator}/${denominator} = ${percent.two} %` : value === null ? '–' : String(value)
