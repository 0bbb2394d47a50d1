import { useState } from 'react'
import { useTell } from '#ground/web/asking.ts'
import { Button } from '#ground/web/button.tsx'
import { Card } from '#ground/web/card.tsx'
import { ask, CallFailed, saveFile } from '#ground/web/client.ts'
import { FileDrop } from '#ground/web/form/file-drop.tsx'
import { useLanguage } from '#ground/web/language.tsx'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { writeCount } from '#ground/web/numbers.ts'
import { useMay } from '#ground/web/who.ts'
import { attachFile, getPaperFile, removePaperFile } from '../contract.ts'
import { endings, mostBytes } from '../file.ts'
import type { PaperShown } from './links-card.tsx'
import styles from './papers.module.css'
import { words } from './words.ts'

/** The paper as it was signed: each file with its hash, to download; nothing of a secret paper. */
export const FilesCard = ({ of: { id, files, secret } }: { of: PaperShown }) => {
  const { say, language } = useLanguage()
  const mayEnter = useMay('papers.enter')
  const toast = useToast()
  const [removing, setRemoving] = useState<{ id: number; name: string }>()
  const remove = useTell(removePaperFile)
  const [wrong, setWrong] = useState('')
  const failed = (error: unknown) => setWrong(error instanceof CallFailed ? say(error.code, error.facts) : String(error))
  const get = (fileId: number) => void ask(getPaperFile, { id: fileId }).then(saveFile, failed)
  return (
    <Card title={say(words.files)}>
      {files.length === 0 && <p>{say(words.filesNone)}</p>}
      <ul className={styles.links}>
        {files.map((file) => (
          <li key={file.id}>
            <div>
              <span>{file.name}</span>
              <small>{file.removed === null ? say(words.fileAbout, { size: writeCount(Math.ceil(file.size / 1024), language), hash: file.sha256.slice(0, 16) }) : say(words.fileRemoved, { reason: file.removed === 'privacy.erase' ? say(words.fileErased) : file.removed })}</small>
            </div>
            {file.removed === null && <Button small icon="download" aria-label={`${say(words.fileGet)} ${file.name}`} onClick={() => get(file.id)}>{say(words.fileGet)}</Button>}
            {file.removed === null && mayEnter && <Button kind="quiet" small aria-label={`${say(words.fileRemove)} ${file.name}`} onClick={() => setRemoving(file)}>{say(words.fileRemove)}</Button>}
          </li>
        ))}
      </ul>
      {wrong && <Notice kind="bad" live>{wrong}</Notice>}
      {mayEnter && !secret && <AttachForm id={id} done={(name, attached) => toast(say(attached ? words.fileSent : words.fileThere, { name }))} />}
      <Confirm open={removing !== undefined} close={() => setRemoving(undefined)} title={say(words.fileRemoveTitle, { name: removing?.name ?? '' })} verb={say(words.fileRemove)} danger withReason busy={remove.isPending} refused={remove.error}
        confirm={(reason) => remove.mutate({ id: removing?.id ?? 0, reason }, { onSuccess: () => setRemoving(undefined) })}>{say(words.fileRemoveWhy)}</Confirm>
    </Card>
  )
}

const AttachForm = ({ id, done }: { id: number; done: (name: string, attached: boolean) => void }) => {
  const { say } = useLanguage()
  const tell = useTell(attachFile)
  const [file, setFile] = useState<File>()
  const [error, setError] = useState<string>()
  const [round, setRound] = useState(0)
  const send = () => {
    if (!file) return setError(say(words.fileMissing))
    setError(undefined)
    tell.mutate({ id, file }, {
      onSuccess: ({ attached }) => { done(file.name, attached); setFile(undefined); setRound(round + 1) },
      onError: (failed) => setError(say(failed.code, failed.facts)),
    })
  }
  return (
    <div className={styles.under}>
      <FileDrop key={round} name="file" label={say(words.fileAdd)} hint={say(words.fileHint)} kinds={endings} mostBytes={mostBytes} error={error} onFile={setFile} />
      <p className={styles.under}><Button icon="upload" busy={tell.isPending} onClick={send}>{say(words.fileSend)}</Button></p>
    </div>
  )
}
