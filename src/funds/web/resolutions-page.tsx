import { useState } from 'react'
import { writeNumber } from '#ground/text/numbers.ts'
import { day as dayFrom, writeDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { useMay, useWho } from '#ground/web/who.ts'
import { titles as titleKinds } from '../allowance.ts'
import { listResolutions } from '../contract.ts'
import styles from './funds.module.css'
import { UnitFilter, useFundUnit } from './period.tsx'
import { ResolutionForm } from './resolution-form.tsx'
import { titles } from './titles.ts'
import { words } from './words.ts'

type Answer = (typeof listResolutions)['gives']['_output']
type ResolutionSeen = Answer['resolutions'][number]

/** What the province of a unit resolved on allowances, through time, and a form to enter another for who holds the province. */
export const ResolutionsPage = () => {
  const say = useSay()
  const who = useWho()
  const unitId = useFundUnit()
  const { day: on, knownOn: known } = useDay()
  const maySet = useMay('funds.set') && known === undefined
  const [key, setKey] = useState(0)
  const asked = useAsk(listResolutions, unitId === undefined ? undefined : { unitId, on, known })
  const province = asked.data?.province
  return (
    <Page title={province ? say(words.resolutionsOf, { unit: province.fullName }) : say(titles.resolutions)} {...(province ? { path: [{ name: say(words.of, { unit: province.fullName }), to: `/funds?unit=${province.id}` }, { name: say(titles.resolutions) }] } : {})}>
      <Stack>
        <Card><UnitFilter unitId={unitId} /></Card>
        {unitId === undefined ? <Card><EmptyState title={say(words.chooseUnit)} why={say(words.chooseUnitWhy)} /></Card> : (
          <Shown asked={asked} skeleton={<Skeleton lines={8} />}>{({ province: of, resolutions }) => (
            <Stack>
              {!of && <Card><EmptyState title={say(words.noProvince)} why={say(words.chooseUnitWhy)} /></Card>}
              {of && resolutions.length === 0 && <Card><EmptyState title={say(words.noResolution)} why={say(words.noResolutionWhy)} /></Card>}
              {resolutions.map((one) => <ResolutionCard key={one.id} one={one} />)}
              {of && maySet && (who?.unitId === of.id || who?.unitId === null) && <Card title={say(words.newFor, { unit: of.fullName })}><ResolutionForm key={`${of.id}/${key}`} provinceId={of.id} done={() => setKey(key + 1)} /></Card>}
              {of && maySet && who?.unitId !== of.id && who?.unitId !== null && <Notice>{say(words.onlyProvince)}</Notice>}
            </Stack>
          )}</Shown>
        )}
      </Stack>
    </Page>
  )
}

const ResolutionCard = ({ one }: { one: ResolutionSeen }) => {
  const { say, language } = useLanguage()
  const number = (value: number | null) => (value === null ? '–' : writeNumber(value, { language }))
  const [from, until] = [one.from ? writeDay(dayFrom(one.from)) : '…', one.until && writeDay(dayFrom(one.until))]
  return (
    <Card title={one.paper} aside={<Chip tone={one.confirmed ? 'green' : 'amber'}>{say(one.confirmed ? words.confirmed : words.unconfirmed)}</Chip>}>
      <div className={styles.list}>
        <p><Go to={`/papers/${one.paperId}`}>{one.issuer}</Go> · {until ? say(words.between, { from, until }) : say(words.since, { from })}</p>
        <p>{say(words.mainShown, { main: say(`funds.title.${one.mainTitle}`) })} · {say(words.rateShown, { rate: number(one.rate * 100) })} · {say(`funds.payer.${one.payer}`)}</p>
        <p>{one.type1From === null ? say(words.typesEntered) : say(words.typesByRule, { one: one.type1From, two: one.type2From ?? 0 })}</p>
        <table className={styles.levels}>
          <caption className="unseen">{say(words.coefficients)}</caption>
          <thead><tr><th scope="col">{say(words.post)}</th>{[1, 2, 3].map((type) => <th key={type} scope="col">{say(words.type, { type })}</th>)}</tr></thead>
          <tbody>{titleKinds.map((title) => <tr key={title}><th scope="row">{say(`funds.title.${title}`)}</th>{one.levels[title].map((value, type) => <td key={type}>{number(value)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </Card>
  )
}
