import { type DragEvent, useRef, useState } from 'react'
import { Icon } from '../icon.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Field, type FieldProps } from './field.tsx'
import styles from './form.module.css'

const megabyte = 1024 * 1024

type FileDropProps = FieldProps & { kinds: string[]; mostBytes: number; onFile: (file: File) => void }

/** Takes one file by drop or by choosing. `kinds` are endings such as '.xlsx'; what does not fit is refused here, and again by the server. */
export const FileDrop = ({ kinds, mostBytes, onFile, error, ...field }: FileDropProps) => {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState('')
  const [name, setName] = useState('')

  const refusal = (file: File) => {
    if (!kinds.some((kind) => file.name.toLowerCase().endsWith(kind))) return say(words.fileWrong, { name: file.name, kinds: kinds.join(', ') })
    if (file.size > mostBytes) return say(words.fileTooBig, { name: file.name, size: Math.ceil(file.size / megabyte), most: Math.floor(mostBytes / megabyte) })
    return ''
  }
  const take = (file: File | undefined) => {
    if (!file) return
    const sentence = refusal(file)
    setRefused(sentence)
    setName(sentence ? '' : file.name)
    if (!sentence) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <Field {...field} error={refused || error}>
      {(control) => (
        <div className={`${styles.drop} ${over ? styles.over : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}>
          <Icon name="upload" size={28} />
          <p>{name ? <strong>{name}</strong> : say(words.dropFile)}</p>
          <input {...control} ref={input} type="file" name={field.name} accept={kinds.join(',')} disabled={field.readOnly} onChange={(event) => take(event.target.files?.[0])} />
          <span aria-hidden="true" className={styles.choose}>{say(words.chooseFile)}</span>
          <small>{kinds.join(', ')} · ≤ {Math.floor(mostBytes / megabyte)} MB</small>
        </div>
      )}
    </Field>
  )
}
