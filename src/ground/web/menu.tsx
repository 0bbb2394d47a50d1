import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button, type ButtonKind } from './button.tsx'
import { Go } from './go.tsx'
import type { IconName } from './icon.tsx'
import styles from './menu.module.css'

type MenuProps = { label: string; icon?: IconName; kind?: ButtonKind; small?: boolean; iconOnly?: boolean; children: ReactNode }

const edge = 16

/** A button that opens a small panel of links, buttons or ticks. Esc and a click elsewhere close it; the arrow keys walk. */
export const Menu = ({ label, icon, kind = 'quiet', small, iconOnly, children }: MenuProps) => {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  useEffect(() => {
    if (!open) return
    panel.current?.querySelector<HTMLElement>('a, button, input, select')?.focus()
    const outside = (event: Event) => { if (!box.current?.contains(event.target as Node)) setOpen(false) }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [open])

  // Under a button at the left of a narrow window the panel would begin outside of it.
  useLayoutEffect(() => {
    const left = panel.current?.getBoundingClientRect().left ?? edge
    if (panel.current && left < edge) panel.current.style.translate = `${edge - left}px 0`
  }, [open])

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
      box.current?.querySelector<HTMLElement>('button')?.focus()
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || !open || (event.target as HTMLElement).tagName === 'SELECT') return
    const stops = [...panel.current?.querySelectorAll<HTMLElement>('a, button, input, select') ?? []]
    event.preventDefault()
    stops[(stops.indexOf(document.activeElement as HTMLElement) + step + stops.length) % stops.length]?.focus()
  }

  return (
    <div ref={box} className={styles.menu} onKeyDown={onKey}>
      <Button kind={kind} small={small} icon={icon} aria-label={iconOnly ? label : undefined} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>{iconOnly ? undefined : label}</Button>
      {open && <div ref={panel} id={id} role="group" aria-label={label} className={styles.panel} onClick={(event) => { if ((event.target as HTMLElement).closest('a, [data-close]')) setOpen(false) }}>{children}</div>}
    </div>
  )
}

/** A line of a menu that leads somewhere. */
export const MenuLink = ({ to, children }: { to: string; children: ReactNode }) => <Go to={to} className={styles.line}>{children}</Go>

/** A line of a menu that does something. */
export const MenuAction = ({ onClick, children, pressed }: { onClick: () => void; children: ReactNode; pressed?: boolean }) => (
  <button type="button" data-close className={styles.line} aria-pressed={pressed} onClick={onClick}>{children}</button>
)
