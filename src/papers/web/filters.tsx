import type { Day } from '#ground/time/day.ts'
import { useAsk } from '#ground/web/asking.ts'
import { useLanguage } from '#ground/web/language.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { ChoiceFilter, Filters, TextFilter } from '#ground/web/table/filters.tsx'
import { countPapers } from '../contract.ts'
import { words } from './words.ts'

/** What the list of papers issued by a day is narrowed by: ?tim=&loai=&noi=&nam= */
export const PaperFilters = ({ until }: { until: Day }) => {
  const { say, language } = useLanguage()
  const { data } = useAsk(countPapers, { until })
  const counted = (label: string, count: number) => `${label} (${writeCount(count, language)})`
  return (
    <Filters label={say(words.filters)} moreFields={['loai', 'noi', 'nam']} more={(
      <>
        <ChoiceFilter name="loai" label={say(words.kind)} choices={(data?.kinds ?? []).map(({ kind, count }) => [kind, counted(say(`papers.kind.${kind}`), count)])} />
        <ChoiceFilter name="noi" label={say(words.issuer)} choices={(data?.issuers ?? []).map(({ issuer, count }) => [issuer, counted(issuer, count)])} />
        <ChoiceFilter name="nam" label={say(words.year)} choices={(data?.years ?? []).map(({ year, count }) => [String(year), counted(String(year), count)])} />
      </>
    )}>
      <TextFilter name="tim" label={say(words.search)} />
    </Filters>
  )
}
