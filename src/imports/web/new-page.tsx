import { type SubmitEvent, useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions } from '#ground/web/form/field.tsx'
import { FileDrop } from '#ground/web/form/file-drop.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { useGo } from '#ground/web/go.tsx'
import { useLanguage, useSay } from '#ground/web/language.tsx'
import { Shown } from '#ground/web/notes/states.tsx'
import { Page } from '#ground/web/page.tsx'
import { words as kit } from '#ground/web/words.ts'
import { sendFile } from '../contract.ts'
import { TemplateButton } from './downloads.tsx'
import { useSheets } from './following.ts'
import styles from './imports.module.css'
import { words } from './words.ts'

const kinds = ['.xlsx', '.csv', '.zip']
const mostBytes = 20 * 1024 * 1024

/** Sends a workbook; what is read in it, and what is not, stands beside. */
export const NewPage = () => {
  const say = useSay()
  const go = useGo()
  const tell = useTell(sendFile)
  const [file, setFile] = useState<File>()
  const [errors, setErrors] = useState<FieldError[]>([])
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!file) {
      setErrors([{ name: 'file', sentence: say(words.fileMissing) }])
      return
    }
    setErrors([])
    const [unit, on] = [textOf(form, 'unit'), dayOf(form, 'on')]
    tell.mutate({ file, ...(unit ? { unit } : {}), ...(on ? { on } : {}) }, {
      onSuccess: ({ id }) => go(`/imports/${id}`),
      onError: (failed) => setErrors([{ name: 'file', sentence: failed.kind === 'offline' ? `${say(kit.offline)}. ${say(kit.offlineWhat)}` : say(failed.code, failed.facts) }]),
    })
  }
  return (
    <Page title={say(words.newTitle)} sub={say(words.newSub)} path={[{ name: say(words.imports), to: '/imports' }, { name: say(words.newTitle) }]} actions={<TemplateButton />}>
      <Columns
        main={<Card>
          <form noValidate onSubmit={submit}>
            <ErrorSummary errors={errors} />
            <Fields>
              <FileDrop name="file" label={say(words.fileLabel)} hint={say(words.fileHint)} kinds={kinds} mostBytes={mostBytes} onFile={setFile} error={errors[0]?.sentence} />
              <details className={styles.more}>
                <summary>{say(words.without)}</summary>
                <p>{say(words.withoutWhat)}</p>
                <Fields>
                  <TextField name="unit" label={say(words.unitCode)} hint={say(words.unitCodeHint)} width="medium" maxLength={20} optional />
                  <DayField name="on" label={say(words.onDay)} optional />
                </Fields>
              </details>
            </Fields>
            <FormActions><Button type="submit" kind="main" icon="upload" busy={tell.isPending}>{say(words.sendVerb)}</Button></FormActions>
          </form>
        </Card>}
        side={<Card title={say(words.whatIsRead)}><WhatIsRead /></Card>}
      />
    </Page>
  )
}

const WhatIsRead = () => {
  const { say, language } = useLanguage()
  return (
    <>
      <p className={styles.soft}>{say(words.whatIsReadWhy)}</p>
      <Shown asked={useSheets()}>
        {(sheets) => (
          <ul className={styles.sheets}>
            {sheets.map((sheet) => (
              <li key={sheet.code}>
                <details>
                  <summary>{sheet[language]}</summary>
                  <ul>{sheet.columns.map((column) => <li key={column.key}><strong>{column[language]}{column.required && ' *'}</strong> {column.note[language]}</li>)}</ul>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <p className={styles.soft}>{say(words.limits)}</p>
    </>
  )
}
