import type { ButtonHTMLAttributes, ComponentProps, Ref } from 'react'
import { Go } from './go.tsx'
import { Icon, type IconName } from './icon.tsx'
import styles from './button.module.css'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger'
type Shared = { kind?: ButtonKind; icon?: IconName; small?: boolean }

const classOf = (kind: ButtonKind, small: boolean | undefined, iconOnly: boolean) =>
  [styles.button, styles[kind], small && styles.small, iconOnly && styles.iconOnly].filter(Boolean).join(' ')

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Shared & { busy?: boolean; ref?: Ref<HTMLButtonElement> }

/** One `main` button a page; it says what it does with a verb. Without children it is an icon and needs `aria-label`. */
export const Button = ({ kind = 'plain', icon, small, busy, className, children, type = 'button', ...rest }: ButtonProps) => (
  <button {...rest} type={type} aria-busy={busy || undefined} disabled={rest.disabled || busy} title={children ? rest.title : rest['aria-label']} className={`${classOf(kind, small, !children)} ${className ?? ''}`}>
    {icon && <Icon name={icon} />}
    {children}
  </button>
)

/** Looks like a button, goes like a link. */
export const LinkButton = ({ kind = 'plain', icon, small, className, children, ...rest }: ComponentProps<typeof Go> & Shared) => (
  <Go {...rest} className={`${classOf(kind, small, false)} ${className ?? ''}`}>
    {icon && <Icon name={icon} />}
    {children}
  </Go>
)
