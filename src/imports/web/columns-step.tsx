import { useId, useState } from 'react'
import { fold } from '#ground/text/fold.ts'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { type Say, useLanguage } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { mapColumns } from '../contract.ts'
import { useSheets } from './following.ts'
import styles from './imports.module.css'
import { judgeMapping, mappingOf, startOf, type Chosen } from './mapping.ts'
import type { JobSeen, SheetWords } from './seen.ts'
import { Table } from './table.tsx'
import { words } from './words.ts'

type Asked = JobSeen['found']['columns'][number]

/** Which sheet a sheet of the file is, and which of its columns is which. */
export const ColumnsStep = ({ job }: { job: JobSeen }) => <Shown asked={useSheets()}>{(sheets) => <Mapping job={job} sheets={sheets.filter(({ code }) => code !== 'info')} />}</Shown>

const Mapping = ({ job, sheets }: { job: JobSeen; sheets: SheetWords[] }) => {
  const { say, language } = useLanguage()
  const [chosen, setChosen] = useState<Record<string, Chosen>>(() => Object.fromEntries(job.found.columns.map((asked) => [asked.sheetName, startOf(asked, sheets)])))
  const [errors, setErrors] = useState<FieldError[]>([])
  const map = useTell(mapColumns)
  const send = () => {
    const wrong = job.found.columns.flatMap((asked, place) => judgeMapping(asked, chosen[asked.sheetName], sheets, language).map(({ word, facts }) => ({ name: `sheet-${place}`, sentence: say(word, facts) })))
    setErrors(wrong)
    if (wrong.length > 0) return
    const mapping = Object.fromEntries(job.found.columns.map((asked) => [asked.sheetName, mappingOf(asked, chosen[asked.sheetName], sheets)]))
    map.mutate({ id: job.id, mapping }, { onError: (failed) => setErrors([{ sentence: say(failed.code, failed.facts) }]) })
  }
  return (
    <Stack>
      <ErrorSummary errors={errors} />
      <Notice kind="warning" title={say(words.columnsTitle)}>{say(words.columnsWhat)}</Notice>
      {job.found.columns.map((asked, place) => (
        <Card key={asked.sheetName}>
          <SheetMapping asked={asked} name={`sheet-${place}`} sheets={sheets} chosen={chosen[asked.sheetName] ?? { sheet: null, columns: {} }} choose={(next) => setChosen((all) => ({ ...all, [asked.sheetName]: next }))} say={say} />
        </Card>
      ))}
      <div className={styles.barAtRest}><Button kind="main" busy={map.isPending} onClick={send}>{say(words.columnsGo)}</Button></div>
    </Stack>
  )
}

type SheetMappingProps = { asked: Asked; name: string; sheets: SheetWords[]; chosen: Chosen; choose: (chosen: Chosen) => void; say: Say }

const SheetMapping = ({ asked, name, sheets, chosen, choose, say }: SheetMappingProps) => {
  const { language } = useLanguage()
  const own = useId()
  const sheet = sheets.find(({ code }) => code === chosen.sheet)
  const setColumn = (heading: string, key: string) => choose({ ...chosen, columns: { ...chosen.columns, [heading]: key } })
  const isTwice = asked.headings.length === 0
  return (
    <div className={styles.mapping}>
      <div className={styles.sheetIs}>
        <label htmlFor={`field-${name}`}>{say(words.sheetIs, { name: asked.sheetName })}</label>
        {isTwice && <p className={styles.soft}>{say(words.sheetTwice)}</p>}
        <select id={`field-${name}`} value={chosen.sheet ?? '?'} onChange={(event) => choose(startOf({ ...asked, sheet: event.target.value }, sheets))}>
          {chosen.sheet === null && <option value="?">…</option>}
          {sheets.map((one) => <option key={one.code} value={one.code}>{one[language]}</option>)}
          <option value="">{say(words.sheetSkip)}</option>
        </select>
      </div>
      {sheet && !isTwice && (
        <Table label={say(words.sheetIs, { name: asked.sheetName })} heads={[{ name: say(words.heading) }, { name: say(words.samples) }, { name: say(words.takenAs) }]} rows={asked.headings.map(({ heading, cell, samples, suggested }) => ({
          key: cell,
          cells: [
            <span key="heading" id={`${own}-${cell}`}>{heading}<small>{cell}</small></span>,
            samples.join(' · ') || '–',
            <span key="column">
              <select aria-labelledby={`${own}-${cell}`} value={chosen.columns[heading] ?? ''} onChange={(event) => setColumn(heading, event.target.value)}>
                <option value="">{say(words.notUsed)}</option>
                {sheet.columns.map((column) => <option key={column.key} value={column.key}>{column[language]}{column.required ? ' *' : ''}</option>)}
              </select>
              {suggested !== null && chosen.columns[heading] === suggested && fold(heading) !== fold(sheet.columns.find(({ key }) => key === suggested)?.vi ?? '') && <span className={styles.suggested}><Chip tone="amber">{say(words.suggested)}</Chip></span>}
            </span>,
          ],
        }))} />
      )}
    </div>
  )
}
