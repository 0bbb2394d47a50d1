import { type ReactNode, useEffect } from 'react'
import type { Call } from '#ground/http/contract.ts'
import { useAsk, useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { EmptyState, Shown } from '#ground/web/notes/states.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { Page } from '#ground/web/page.tsx'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { useMay } from '#ground/web/who.ts'
import { backUpNow, keeping } from '../../backups/contract.ts'
import styles from './backups.module.css'
import { words } from './words.ts'

type Given<C> = C extends Call<infer _In, infer Out> ? Out : never
type Keeping = Given<typeof keeping>
type Plan = NonNullable<Keeping['plan']>

const moment = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' })

/** '02:30 24/11/2026', in Viet Nam. */
const writeMoment = (at: string): string => {
  const parts = Object.fromEntries(moment.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${parts.hour}:${parts.minute} ${parts.day}/${parts.month}/${parts.year}`
}

const useSize = () => {
  const { language } = useLanguage()
  return (bytes: number): string => (bytes < 2 ** 20 ? `${writeCount(Math.ceil(bytes / 1024), language)} KB` : `${writeCount(Math.round(bytes / 2 ** 20), language)} MB`)
}

const lookAgain = 2000 // ms, while one is being made

/** What came of the last backup, when the next comes, and which are kept. */
export const BackupsPage = () => {
  const say = useSay()
  const asked = useAsk(keeping, {})
  const { data, refetch } = asked
  const running = data?.running ?? false
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => void refetch(), lookAgain)
    return () => clearInterval(timer)
  }, [running, refetch])
  return (
    <Page title={say(words.backups)} sub={say(words.sub)} actions={data?.scheduled && <BackUpNow running={running} />}>
      <Shown asked={asked}>{(answer) => (answer.scheduled ? <Kept {...answer} /> : <Card><EmptyState title={say(words.demo)} why={say(words.demoWhy)} /></Card>)}</Shown>
    </Page>
  )
}

const BackUpNow = ({ running }: { running: boolean }) => {
  const say = useSay()
  const tell = useTell(backUpNow)
  if (!useMay(backUpNow.may)) return null
  return (
    <>
      <Button kind="main" busy={tell.isPending || running} onClick={() => tell.mutate({})}>{say(words.now)}</Button>
      {tell.error && <Notice kind="bad" live>{say(tell.error.code, tell.error.facts)}</Notice>}
      {tell.data?.began === false && <Notice live>{say(words.busy)}</Notice>}
    </>
  )
}

const Kept = ({ plan, problem, nextAt, running, keys, last, kept }: Keeping) => {
  const say = useSay()
  return (
    <Stack>
      {running && <Notice live>{say(words.running)}</Notice>}
      {problem && <Notice kind="bad">{say(problem)}</Notice>}
      <Columns
        main={<><Card title={say(words.last)}>{last ? <Last outcome={last} /> : <EmptyState title={say(words.none)} why={say(words.noneWhy)} />}</Card>{kept.length > 0 && <KeptTable kept={kept} />}</>}
        side={plan && <Card title={say(words.plan)}><PlanFacts plan={plan} nextAt={nextAt} keys={keys} /></Card>}
      />
    </Stack>
  )
}

const Fact = ({ term, children }: { term: string; children: ReactNode }) => <><dt>{term}</dt><dd>{children}</dd></>

const Last = ({ outcome: { beganAt, seconds, file, bytes, rows, tables, sealed, problem } }: { outcome: NonNullable<Keeping['last']> }) => {
  const { say, language } = useLanguage()
  const size = useSize()
  if (problem) return <Notice kind="bad" title={`${say(words.failed)}, ${writeMoment(beganAt)}`}>{say(problem)}</Notice>
  return (
    <dl className={styles.facts}>
      <Fact term={say(words.state)}><Chip tone="green">{say(words.good)}</Chip></Fact>
      <Fact term={say(words.at)}>{writeMoment(beganAt)}</Fact>
      <Fact term={say(words.file)}>{file}</Fact>
      <Fact term={say(words.size)}>{size(bytes)}</Fact>
      <Fact term={say(words.holds)}>{say(words.holdsWhat, { tables: writeCount(tables, language), rows: writeCount(rows, language) })}</Fact>
      <Fact term={say(words.sealed)}>{say(sealed ? words.yes : words.no)}</Fact>
      <Fact term={say(words.took)}>{say(words.seconds, { seconds: writeCount(Math.ceil(seconds), language) })}</Fact>
    </dl>
  )
}

const PlanFacts = ({ plan: { on, at, folder, keep, plain }, nextAt, keys }: { plan: Plan; nextAt: string | null; keys: number }) => {
  const say = useSay()
  return (
    <>
      <dl className={styles.facts}>
        <Fact term={say(words.when)}>{on ? say(words.daily, { at }) : say(words.off)}</Fact>
        {nextAt && <Fact term={say(words.next)}>{writeMoment(nextAt)}</Fact>}
        <Fact term={say(words.folder)}>{folder}</Fact>
        <Fact term={say(words.keep)}>{say(words.keepWhat, keep)}</Fact>
        <Fact term={plain ? say(words.sealed) : say(words.keys)}>{plain ? say(words.no) : keys > 0 ? say(words.keysWhat, { count: keys }) : say(words.noKeys)}</Fact>
      </dl>
      <p className={styles.note}>{say(words.elsewhere)}</p>
    </>
  )
}

const KeptTable = ({ kept }: { kept: Keeping['kept'] }) => {
  const say = useSay()
  const size = useSize()
  const isGood = ({ outcome }: Keeping['kept'][number]) => outcome !== null && outcome.problem === null
  return (
    <Card title={say(words.kept)}>
      <DataTable
        label={say(words.kept)} name="ban" rows={kept} rowKey={({ file }) => file}
        columns={[
          { id: 'luc', header: say(words.at), value: ({ file, outcome }) => outcome?.beganAt ?? file, cell: ({ file, outcome }) => (outcome ? writeMoment(outcome.beganAt) : file) },
          { id: 'co', header: say(words.size), number: true, value: ({ bytes }) => bytes, cell: ({ bytes }) => size(bytes) },
          { id: 'tinhtrang', header: say(words.state), value: (row) => say(isGood(row) ? words.good : words.unchecked), cell: (row) => <Chip tone={isGood(row) ? 'green' : 'grey'}>{say(isGood(row) ? words.good : words.unchecked)}</Chip> },
          { id: 'tep', header: say(words.file), value: ({ file }) => file },
        ]}
      />
    </Card>
  )
}
