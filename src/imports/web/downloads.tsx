import { useState } from 'react'
import type { Call } from '#ground/http/contract.ts'
import { Button, type ButtonKind } from '#ground/web/button.tsx'
import { ask, CallFailed, saveFile } from '#ground/web/client.ts'
import { useLanguage } from '#ground/web/language.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { markedCopy, template } from '../contract.ts'
import { words } from './words.ts'

type DownloadProps<In> = { call: Call<In, File>; input: In & object; word: string; kind?: ButtonKind }

const Download = <In,>({ call, input, word, kind = 'plain' }: DownloadProps<In>) => {
  const { say } = useLanguage()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    try {
      saveFile(await ask(call, input))
    } catch (failed) {
      toast(failed instanceof CallFailed && failed.kind === 'refused' ? say(failed.code, failed.facts) : say(words.templateFailed))
    } finally {
      setBusy(false)
    }
  }
  return <Button icon="download" kind={kind} busy={busy} onClick={() => void take()}>{word}</Button>
}

export const TemplateButton = ({ kind }: { kind?: ButtonKind }) => {
  const { say, language } = useLanguage()
  return <Download call={template} input={{ lang: language }} word={say(words.template)} {...(kind ? { kind } : {})} />
}

export const MarkedCopyButton = ({ id }: { id: number }) => {
  const { say, language } = useLanguage()
  return <Download call={markedCopy} input={{ id, lang: language }} word={say(words.marked)} />
}
