import { ageOn, isDay } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { useDay } from '#ground/web/day.tsx'
import { Go } from '#ground/web/go.tsx'
import { type Say, useLanguage, useSay } from '#ground/web/language.tsx'
import { EmptyState, ErrorState, Shown, Skeleton } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { ChoiceFilter, Filters, TextFilter } from '#ground/web/table/filters.tsx'
import { useRowsAsked } from '#ground/web/table/loading.ts'
import { useChangeUrl, useUrl } from '#ground/web/url.ts'
import { useMay } from '#ground/web/who.ts'
import { compareNames } from '#ground/text/names.ts'
import { birthText, choiceWord } from '#people/public-web.ts'
import { getUnit } from '#units/public-web.ts'
import { countPeople, listPeople, type PartyNow, postKinds } from '../contract.ts'
import { ChipFilter, UnitFilter, useListUnit } from './list-filters.tsx'
import { words } from './list-words.ts'

const rowsAtOnce = 100 // of a province in a twentieth of a second
const parties: PartyNow[] = ['official', 'probationary', 'pipeline', 'exempt', 'left', 'none']

type PersonSeen = {
  id: number; name: string; birth: string | null; birthPrecision: 'day' | 'month' | 'year'; sex: 'female' | 'male' | null; ethnic: string | null
  generalEducation: string | null; professionalLevel: string | null; theoryLevel: string | null; party: PartyNow
  livesInId: number | null; livesIn: string | null; posts: { kind: string; vi: string; en: string; unitId: number; unit: string }[]
}

/** Who lives or holds a post in a unit on the day: searched, filtered, sorted the Vietnamese way. */
export const PeoplePage = () => {
  const { say, language } = useLanguage()
  const url = useUrl()
  const { day, knownOn } = useDay()
  const unitId = useListUnit()
  const mayEnter = useMay('people.register')
  const mayFold = useMay('people.fold')
  const unit = useAsk(getUnit, { id: unitId, on: day })
  const kinds = useAsk(postKinds, {})
  const limit = useRowsAsked(undefined, rowsAtOnce)
  const sex = url.get('gioi')
  const chosen = (url.get('dang') ?? '').split(',').filter((each) => (parties as string[]).includes(each))
  const whom = {
    id: unitId, on: day, known: knownOn, text: url.get('tim') ?? undefined, sex: sex === 'female' || sex === 'male' ? sex : undefined, post: url.get('chuc') ?? undefined,
    minority: url.get('dt') === 'thieu-so' ? true : url.get('dt') === 'kinh' ? false : undefined,
  } as const
  const asked = useAsk(listPeople, { ...whom, party: chosen.length > 0 ? chosen.join(',') as never : undefined, after: undefined, limit })
  const counted = useAsk(countPeople, whom)
  if (asked.error) return <ErrorState error={asked.error} retry={() => void asked.refetch()} whole />
  const byParty = counted.data ?? {}
  const countOf = (those: readonly string[]) => Object.entries(byParty).reduce((sum, [party, count]) => sum + (those.includes(party) ? count : 0), 0)
  const actions = <>{mayFold && <LinkButton icon="people" to={`/people/duplicates?unit=${unitId}`}>{say(words.duplicates)}</LinkButton>}{mayEnter && <LinkButton kind="main" icon="plus" to="/people/new">{say(words.add)}</LinkButton>}</>
  return (
    <Page title={unit.data ? say(words.peopleOf, { unit: unit.data.fullName }) : say(words.people)} sub={say(words.peopleSub)} actions={actions}>
      <Card>
        <Filters label={say(words.filters)} moreFields={['chuc', 'gioi', 'dt']} more={(
          <>
            <ChoiceFilter name="chuc" label={say(words.post)} choices={[...(kinds.data ?? []).map(({ code, vi, en }): [string, string] => [code, say({ vi, en })]), ['none', say(words.noPost)]]} />
            <ChoiceFilter name="gioi" label={say(words.sex)} choices={[['female', say(choiceWord('sex', 'female'))], ['male', say(choiceWord('sex', 'male'))]]} />
            <ChoiceFilter name="dt" label={say(words.ethnic)} choices={[['thieu-so', say(words.minority)], ['kinh', say(words.majority)]]} />
          </>
        )}>
          <UnitFilter unitId={unitId} />
          <TextFilter name="tim" label={say(words.peopleSearch)} />
        </Filters>
        <ChipFilter name="dang" label={say(words.parties)} chips={parties.filter((party) => byParty[party] || chosen.includes(party)).map((value) => ({ value, content: <>{say(`people.status.${value}`)} <b>{writeCount(byParty[value] ?? 0, language)}</b></> }))} />
        <Shown asked={asked} skeleton={<Skeleton lines={12} />}>
          {(rows) => <DataTable label={say(words.people)} rows={rows as PersonSeen[]} atOnce={rowsAtOnce} {...(rows.length < limit ? {} : counted.data ? { count: countOf(chosen.length > 0 ? chosen : parties) } : { counting: true })} all={counted.data && countOf(parties)} columns={columnsOf(say, day)} rowKey={({ id }) => id} empty={<NoPeople />} />}
        </Shown>
      </Card>
    </Page>
  )
}

const ageOf = ({ birth, birthPrecision }: PersonSeen, on: Parameters<typeof ageOn>[2]) => (isDay(birth) ? ageOn(birth, birthPrecision, on) : null)
const orDash = (say: Say, field: Parameters<typeof choiceWord>[0], value: string | null) => (value === null ? null : say(choiceWord(field, value)))

const columnsOf = (say: Say, on: Parameters<typeof ageOn>[2]): Column<PersonSeen>[] => [
  { id: 'ten', header: say(words.name), value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/people/${id}`}>{name}</Go>, compare: (a, b) => compareNames(a.name, b.name) },
  { id: 'sinh', header: say(words.birth), value: ({ birth, birthPrecision }) => birthText(birth, birthPrecision), compare: (a, b) => ((a.birth ?? '') < (b.birth ?? '') ? -1 : 1) },
  { id: 'tuoi', header: say(words.age), number: true, value: (row) => ageOf(row, on) },
  { id: 'gioi', header: say(words.sex), hidden: true, value: ({ sex }) => orDash(say, 'sex', sex) },
  { id: 'dan-toc', header: say(words.ethnic), value: ({ ethnic }) => orDash(say, 'ethnic', ethnic) },
  { id: 'dang', header: say(words.party), value: ({ party }) => say(`people.status.${party}`) },
  {
    id: 'chuc', header: say(words.posts), value: ({ posts }) => posts.map((post) => `${say({ vi: post.vi, en: post.en })} ${post.unit}`).join('; '),
    cell: ({ posts }) => (posts.length === 0 ? '–' : <span>{posts.map((post, place) => <span key={`${post.kind}/${post.unitId}`}>{place > 0 && '; '}{say({ vi: post.vi, en: post.en })} <Go to={`/units/${post.unitId}`}>{post.unit}</Go></span>)}</span>),
  },
  { id: 'o', header: say(words.livesIn), value: ({ livesIn }) => livesIn, cell: ({ livesInId, livesIn }) => (livesInId ? <Go to={`/units/${livesInId}`}>{livesIn}</Go> : '–') },
  { id: 'van-hoa', header: say(words.generalEducation), hidden: true, value: ({ generalEducation }) => orDash(say, 'generalEducation', generalEducation) },
  { id: 'chuyen-mon', header: say(words.professionalLevel), hidden: true, value: ({ professionalLevel }) => orDash(say, 'professionalLevel', professionalLevel) },
  { id: 'ly-luan', header: say(words.theoryLevel), hidden: true, value: ({ theoryLevel }) => orDash(say, 'theoryLevel', theoryLevel) },
]

const NoPeople = () => {
  const say = useSay()
  const url = useUrl()
  const change = useChangeUrl()
  const { day } = useDay()
  if (!['tim', 'chuc', 'gioi', 'dt', 'dang'].some((field) => url.get(field))) return <EmptyState title={say(words.emptyPeople, { on: day })} why={say(words.emptyPeopleWhy)} action={<LinkButton to="/imports">{say(words.import)}</LinkButton>} />
  return <EmptyState title={say(words.noPeople)} why={say(words.noPeopleWhy)} action={<Button onClick={() => change({ tim: undefined, chuc: undefined, gioi: undefined, dt: undefined, dang: undefined }, { keep: true })}>{say(words.clear)}</Button>} />
}
