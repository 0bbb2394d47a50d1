import type { Look } from './tone.ts'
import styles from './square.module.css'

/** The square of a state: its tone and its shape. `size` in px. */
export const Square = ({ look, size = 14 }: { look: Look; size?: number }) => (
  <i aria-hidden="true" data-tone={look.tone} className={`${styles.square} ${styles[look.shape]}`} style={{ width: size, height: size }} />
)
