import { useState } from 'react'
import { useAsk } from '#ground/web/asking.ts'
import { ask, CallFailed, saveFile } from '#ground/web/client.ts'
import { useSay } from '#ground/web/language.tsx'
import { Menu, MenuAction } from '#ground/web/menu.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import type { UnitPanelProps } from '#ground/web/screens.ts'
import { getDocument, listDocuments } from '../contract.ts'

const words = {
  export: { vi: 'Xuất biểu', en: 'Export a form' },
  making: { vi: 'Đang lập biểu {name}…', en: 'Making {name}…' },
  made: { vi: 'Đã tải về {name}.', en: '{name} is downloaded.' },
  failed: { vi: 'Chưa lập được biểu. Hãy thử lại.', en: 'The form could not be made. Please try again.' },
  xlsx: { vi: 'Excel', en: 'Excel' },
  docx: { vi: 'Word', en: 'Word' },
}

/** The forms of a unit as of the day looked at, as Excel or Word. */
export const ExportMenu = ({ unitId, on }: UnitPanelProps) => {
  const say = useSay()
  const tell = useToast()
  const [busy, setBusy] = useState(false)
  const take = async (code: string, format: 'xlsx' | 'docx') => {
    setBusy(true)
    tell(say(words.making, { name: code }))
    try {
      const file = await ask(getDocument, { code, unitId, on, format })
      saveFile(file as File)
      tell(say(words.made, { name: (file as File).name }))
    } catch (error) {
      tell(error instanceof CallFailed && error.kind === 'refused' ? say(error.code, error.facts) : say(words.failed))
    } finally {
      setBusy(false)
    }
  }
  return <Menu label={say(words.export)} icon="download" kind="plain">{busy ? <Skeleton lines={1} /> : <Forms take={take} />}</Menu>
}

/** Asked for only once the menu is opened. */
const Forms = ({ take }: { take: (code: string, format: 'xlsx' | 'docx') => void }) => {
  const say = useSay()
  const { data } = useAsk(listDocuments, {})
  if (!data) return <Skeleton lines={2} />
  return data.flatMap(({ code, name, formats }) => formats.map((format) => <MenuAction key={code + format} onClick={() => take(code, format)}><span>{code} · {say(words[format])}<br /><small>{say(name)}</small></span></MenuAction>))
}
