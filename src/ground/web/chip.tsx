import type { ReactNode } from 'react'
import type { Tone } from './tone.ts'
import styles from './chip.module.css'

/** A state in a word or two. */
export const Chip = ({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) => <span className={styles.chip} data-tone={tone}>{children}</span>
