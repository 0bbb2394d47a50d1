import { useState } from 'react'
import { Button } from '#ground/web/button.tsx'
import { Card, Columns } from '#ground/web/card.tsx'
import { SelectField, Ticks } from '#ground/web/form/choices.tsx'
import { DayField } from '#ground/web/form/day-field.tsx'
import { ErrorSummary, type FieldError } from '#ground/web/form/error-summary.tsx'
import { Fields, FormActions, PaperField } from '#ground/web/form/field.tsx'
import { FileDrop } from '#ground/web/form/file-drop.tsx'
import type { Find } from '#ground/web/form/finding.ts'
import { NumberField } from '#ground/web/form/number-field.tsx'
import { PickField } from '#ground/web/form/pick-field.tsx'
import { dayOf, textOf } from '#ground/web/form/reading.ts'
import { TextField } from '#ground/web/form/text-field.tsx'
import { fold } from '#ground/text/fold.ts'
import { Page } from '#ground/web/page.tsx'
import { villages } from './invented.ts'

const find: Find = async (text) => villages.filter(({ name, commune }) => fold(`${name} ${commune}`).includes(fold(text))).slice(0, 6).map(({ id, name, commune }) => ({ key: String(id), label: name, note: commune }))

const judge = (form: FormData): FieldError[] => [
  ...(textOf(form, 'name') ? [] : [{ name: 'name', sentence: 'Hãy ghi tên thôn mới.' }]),
  ...(dayOf(form, 'from') ? [] : [{ name: 'from', sentence: 'Hãy ghi ngày có hiệu lực, ví dụ 01/07/2025.' }]),
]

export const FormsPage = () => {
  const [errors, setErrors] = useState<FieldError[]>([])
  const wrong = (name: string) => errors.find((one) => one.name === name)?.sentence
  return (
    <Page title="Lập thôn mới" sub="Có hiệu lực từ một ngày, theo một văn bản">
      <Columns
        main={<Card>
          <form noValidate onSubmit={(event) => { event.preventDefault(); setErrors(judge(new FormData(event.currentTarget))) }}>
            <ErrorSummary errors={errors} />
            <Fields>
              <TextField name="name" label="Tên thôn" hint="Ghi cả dấu, không viết tắt" error={wrong('name')} />
              <SelectField name="kind" label="Loại" choices={[{ value: 'thon', label: 'Thôn' }, { value: 'tdp', label: 'Tổ dân phố' }]} />
              <PickField name="parent" label="Thuộc xã, phường" hint="Gõ “cau da” để thử" find={find} />
              <DayField name="from" label="Có hiệu lực từ ngày" error={wrong('from')} />
              <NumberField name="households" label="Số hộ" unit="hộ" initial={1250} optional />
              <Ticks name="acts" label="Việc kèm theo" choices={[{ value: 'a', label: 'Chuyển chi bộ theo' }, { value: 'b', label: 'Giữ trưởng thôn', hint: 'đến khi bầu lại' }]} />
              <PaperField label="Căn cứ"><TextField name="symbol" label="Số, ký hiệu" width="medium" /></PaperField>
              <TextField name="note" label="Ghi chú" lines={3} optional />
            </Fields>
            <FormActions><Button type="submit" kind="main">Lập thôn</Button><Button>Thôi</Button></FormActions>
          </form>
        </Card>}
        side={<Card title="Nhận tệp"><FileDrop name="file" label="Sổ của địa phương" kinds={['.xlsx', '.csv']} mostBytes={20 * 1024 * 1024} onFile={() => {}} /></Card>}
      />
    </Page>
  )
}
