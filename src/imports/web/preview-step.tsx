import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { useMay } from '#ground/web/who.ts'
import { acceptJob } from '../contract.ts'
import { useSheets } from './following.ts'
import styles from './imports.module.css'
import { FiguresCard, SheetsCard } from './preview-tables.tsx'
import type { ColumnWords, JobSeen, PreviewSeen } from './seen.ts'
import { sumsOf } from './sums.ts'
import { Table } from './table.tsx'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/** What the file would change, and the one button that writes it. */
export const PreviewStep = ({ job }: { job: JobSeen }) => {
  const say = useSay()
  const { preview, sheets } = job.found
  if (!preview) return null
  const sums = sumsOf(sheets)
  const { unitName: unit, on } = preview
  const isSame = sums.new + sums.changed === 0
  return (
    <Stack>
      {preview.moved && <Notice kind="warning" live>{say('imports.moved')}</Notice>}
      {isSame ? <Notice kind="good" live title={say(words.nothing)}>{say(words.nothingWhat, { unit, rows: sums.rows })}</Notice> : <Notice>{say(words.previewWhat, { unit, on })}</Notice>}
      {!isSame && <FiguresCard preview={preview} />}
      <SheetsCard found={job.found} linked />
      {!isSame && <Samples job={job} samples={preview.samples} />}
      {!isSame && <Accept job={job} unit={unit} sums={sums} />}
    </Stack>
  )
}

const Accept = ({ job, unit, sums }: { job: JobSeen; unit: string; sums: ReturnType<typeof sumsOf> }) => {
  const say = useSay()
  const mayAccept = useMay('imports.accept')
  const accept = useTell(acceptJob)
  if (!mayAccept) return <Notice>{say(words.acceptNot)}</Notice>
  return (
    <div className={styles.bar}>
      <span>{say(words.acceptSums, sums)}</span>
      <Button kind="main" busy={accept.isPending} onClick={() => accept.mutate({ id: job.id })}>{say(words.accept, { unit })}</Button>
      {accept.error && <Notice kind="bad" live>{say(accept.error.code, accept.error.facts)}</Notice>}
    </div>
  )
}

type Sample = PreviewSeen['samples'][number]

const Samples = ({ job: { found }, samples }: { job: JobSeen; samples: Sample[] }) => {
  const { say, language } = useLanguage()
  const { data: sheetWords } = useSheets()
  const changing = found.sheets.filter((sheet) => sheet.new + sheet.changed > 0)
  return (
    <Card title={say(words.samplesTitle)}>
      {changing.map(({ sheet, sheetName, new: fresh, changed }) => {
        const shown = samples.filter((sample) => sample.sheet === sheet)
        const columns = sheetWords?.find(({ code }) => code === sheet)?.columns ?? []
        return (
          <section key={sheet} id={`mau-${sheet}`} aria-label={sheetName}>
            <div className={styles.sampleHead}><h3>{sheetName}</h3><span className={styles.soft}>{shown.length < fresh + changed && say(words.samplesFirst, { shown: shown.length, total: writeCount(fresh + changed, language) })}</span></div>
            <Table label={sheetName} heads={[{ name: say(words.row) }, { name: say(words.rowTitle) }, { name: say(words.change) }]} rows={shown.map((sample) => ({
              key: sample.row, cells: [sample.row, sample.title, <Change key="change" sample={sample} columns={columns} />],
            }))} />
          </section>
        )
      })}
    </Card>
  )
}

const Change = ({ sample: { change, what }, columns }: { sample: Sample; columns: ColumnWords[] }) => {
  const { say, language } = useLanguage()
  if (change === 'new' || !what) return <Chip tone={change === 'new' ? 'green' : 'amber'}>{say(`imports.change.${change}`)}</Chip>
  return (
    <ul className={styles.changes}>
      {Object.entries(what).map(([key, [before, after]]) => {
        const column = columns.find((one) => one.key === key) ?? columns.find(({ choices }) => choices?.some(({ value }) => value === before || value === after))
        return <li key={key}>{column ? column[language] : key}: <span className={styles.was}>{valueText(column, before, say, language)}</span> → <strong>{valueText(column, after, say, language)}</strong></li>
      })}
    </ul>
  )
}
