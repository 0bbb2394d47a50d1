import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button, LinkButton } from '../button.tsx'
import { useSay } from '../language.tsx'
import { words } from '../words.ts'
import styles from './notes.module.css'

type See = { to: string; label: string }
type Toast = { id: number; text: string; undo?: (() => void) | undefined; see?: See | undefined }
type Tell = (text: string, options?: { undo?: () => void; see?: See }) => void

const Telling = createContext<Tell>(() => {})
/** Says that something was done; with `undo` it can be taken back for ten seconds, `see` leads to what was done. */
export const useToast = (): Tell => use(Telling)

const lasts = 10_000

const Shown = ({ toast, close }: { toast: Toast; close: (id: number) => void }) => {
  const say = useSay()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => close(toast.id), lasts)
    return () => clearTimeout(timer)
  }, [close, held, toast.id])
  return (
    <li className={styles.toast} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span>{toast.text}</span>
      {toast.see && <LinkButton kind="quiet" small to={toast.see.to} onClick={() => close(toast.id)}>{toast.see.label}</LinkButton>}
      {toast.undo && <Button kind="quiet" small icon="undo" onClick={() => { toast.undo?.(); close(toast.id) }}>{say(words.undo)}</Button>}
      <Button kind="quiet" small icon="close" aria-label={say(words.close)} onClick={() => close(toast.id)} />
    </li>
  )
}

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const say = useSay()
  const [toasts, setToasts] = useState<Toast[]>([])
  const next = useRef(0)
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const tell = useCallback<Tell>((text, options) => setToasts((all) => [...all.slice(-2), { id: ++next.current, text, undo: options?.undo, see: options?.see }]), [])
  return (
    <Telling value={useMemo(() => tell, [tell])}>
      {children}
      <div role="region" aria-label={say(words.notices)} className={styles.toasts}>
        <ul role="list" aria-live="polite">{toasts.map((toast) => <Shown key={toast.id} toast={toast} close={close} />)}</ul>
      </div>
    </Telling>
  )
}
