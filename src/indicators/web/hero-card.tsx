import { Card } from '#ground/web/card.tsx'
import { Figure, FigureList, Goal } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { useMay } from '#ground/web/who.ts'
import { homePath, type Figure as Counted, rowsPath, type Told } from './asking.ts'
import { formulaOf } from './formula.ts'
import type { Shown } from './home-page.tsx'
import styles from './home.module.css'
import { IndicatorChoice } from './indicator-choice.tsx'
import { words } from './words.ts'
import { writeYears } from './years.ts'

/** The chosen indicator: its number, rate, formula and target; under it the other figures that say how the model stands. */
export const HeroCard = (shown: Shown) => {
  const { home: { unit }, figures, told, indicator } = shown
  const { say, language } = useLanguage()
  const figure = figures.all.find(({ code }) => code === indicator.code)
  if (!figure) return null
  const beside = indicator.group === 'state' ? 'heads' : 'state'
  const others = told.filter(({ group, measures, better }) => group === beside && measures === 'share' && better !== 'neither')
  return (
    <Card title={say(indicator.name)} aside={<IndicatorChoice told={told} chosen={indicator.code} />}>
      {indicator.measures === 'years'
        ? <p className={styles.years}><Go to={rowsPath(indicator.code, unit.id, 'denominator')}>{writeYears(figure.value, language)}</Go></p>
        : <Figure numerator={figure.numerator} {...(indicator.measures === 'share' ? { denominator: figure.denominator } : {})} to={rowsPath(indicator.code, unit.id)} formula={formulaOf(indicator, figure, say)}>
          {indicator.measures === 'share' && <TargetLine {...shown} figure={figure} />}
        </Figure>}
      {figures.own && figures.own.of > 1 && <p className={styles.own}>{unit.path.length > 0 ? <Go to={homePath(unit.path.at(-1)?.id ?? 0, indicator.code)}>{say(words.ownPlace, { ...figures.own })}</Go> : say(words.ownPlace, { ...figures.own })}{figures.own.tied && ` (${say(words.tied)})`}</p>}
      <FigureList figures={others.flatMap((other) => smallFigure(other, figures.all, unit.id, say(other.name)))} />
    </Card>
  )
}

const smallFigure = ({ code, better }: Told, all: Counted[], unitId: number, label: string) => {
  const figure = all.find((one) => one.code === code)
  if (!figure) return []
  return [{ numerator: figure.numerator, ...(better === 'higher' ? { denominator: figure.denominator } : {}), to: rowsPath(code, unitId), label }]
}

const TargetLine = ({ home: { unit }, figures, indicator, figure }: Shown & { figure: Counted }) => {
  const { say } = useLanguage()
  const maySet = useMay('indicators.set-target')
  const target = figures.targets.find((one) => one.indicator === indicator.code)
  if (!target) return <Goal value={figure.numerator} of={figure.denominator} label={say(indicator.name)}>{say(words.noTarget)} {maySet && <Go to={`/targets?unit=${unit.id}&chi-so=${indicator.code}`}>{say(words.setTarget)}</Go>}</Goal>
  const inTime = figures.missing.rows.filter(({ values }) => typeof values['earliest'] === 'string' && values['earliest'] <= target.dueOn).length
  const isWhole = figures.missing.rows.length === figures.missing.count
  return (
    <Goal value={figure.numerator} of={figure.denominator} target={Math.ceil((target.hundredths * figure.denominator) / 10_000)} label={say(words.targetNext, { percent: plainPercent(target.percent), day: target.dueOn })}>
      {say(words.targetNext, { percent: plainPercent(target.percent), day: target.dueOn })}
      {!target.own && ` (${say(words.targetOf, { name: target.unitName })})`}{': '}
      {target.reached ? say(words.reached) : <Go to={rowsPath(indicator.code, unit.id, indicator.weighs ? 'denominator' : 'missing')}>{say(indicator.weighs ? words.stillShort : target.overdue ? words.overdue : words.stillMissing, { count: target.missing })}</Go>}
      {!target.reached && !indicator.weighs && isWhole && inTime > 0 && `; ${say(words.reachable, { count: inTime })}`}.
    </Goal>
  )
}

const plainPercent = (percent: string) => percent.replace(/[,.]00$/, '')
