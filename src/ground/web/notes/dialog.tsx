import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { TextField } from '../form/text-field.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import { Notice } from './notice.tsx'
import styles from './notes.module.css'

type DialogProps = { open: boolean; close: () => void; title: string; side?: boolean; children: ReactNode; actions?: ReactNode }

/** A native modal dialog: the browser keeps focus inside and gives it back; Esc closes. `side` makes it a drawer at the edge. */
export const Dialog = ({ open, close, title, side, children, actions }: DialogProps) => {
  const say = useSay()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    if (!open || !shown) return
    shown.showModal()
    return () => shown.close()
  }, [open])
  if (!open) return null
  return (
    <dialog ref={dialog} aria-labelledby={id} className={`${styles.dialog} ${side ? styles.side : ''}`} onCancel={(event) => { event.preventDefault(); close() }} onClick={(event) => { if (event.target === event.currentTarget) close() }}>
      <div className={styles.dialogInner}>
        <div className={styles.dialogHead}><h2 id={id} tabIndex={-1}>{title}</h2><Button kind="quiet" icon="close" aria-label={say(words.close)} onClick={close} /></div>
        <div className={styles.dialogBody}>{children}</div>
        {actions && <div className={styles.dialogActions}>{actions}</div>}
      </div>
    </dialog>
  )
}

type ConfirmProps = {
  open: boolean; close: () => void; title: string; children?: ReactNode; verb: string; danger?: boolean; withReason?: boolean; busy?: boolean; confirm: (reason: string) => void
  /** Why the server said no: shown here, and what was written stays; close on success alone. */
  refused?: { code: string; facts: Record<string, unknown> } | null
}

/** Asks before an act that weighs; with `withReason` nothing happens until a reason is written. */
export const Confirm = (props: ConfirmProps) => (props.open ? <Asking {...props} /> : null)

const Asking = ({ open, close, title, children, verb, danger, withReason, busy, confirm, refused }: ConfirmProps) => {
  const say = useSay()
  const [missing, setMissing] = useState(false)
  const [asked, setAsked] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const decide = () => {
    const reason = field.current?.value.normalize('NFC').trim() ?? ''
    setMissing(Boolean(withReason) && reason === '')
    if (withReason && reason === '') field.current?.focus()
    else { setAsked(true); confirm(reason) }
  }
  return (
    <Dialog open={open} close={close} title={title} actions={<><Button onClick={close}>{say(words.cancel)}</Button><Button kind={danger ? 'danger' : 'main'} busy={busy} onClick={decide}>{verb}</Button></>}>
      {asked && !busy && refused && <Notice kind="bad" live>{say(refused.code, refused.facts)}</Notice>}
      {children}
      {withReason && <TextField name="reason" label={say(words.reason)} lines={3} areaRef={field} error={missing ? say(words.reasonMissing) : undefined} />}
    </Dialog>
  )
}
