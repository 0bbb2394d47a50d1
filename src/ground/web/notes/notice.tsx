import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icon.tsx'
import styles from './notes.module.css'

export type NoticeKind = 'info' | 'good' | 'warning' | 'bad'
const icons: Record<NoticeKind, IconName> = { info: 'info', good: 'check', warning: 'warning', bad: 'stop' }

/** A lasting word beside the matter it is about. `live` is read out when it appears. */
export const Notice = ({ kind = 'info', title, live, children }: { kind?: NoticeKind; title?: string; live?: boolean; children?: ReactNode }) => (
  <div className={`${styles.notice} ${styles[kind]}`} role={live ? (kind === 'bad' ? 'alert' : 'status') : undefined}>
    <Icon name={icons[kind]} />
    <div>{title && <strong>{title}</strong>}{children && <div>{children}</div>}</div>
  </div>
)
