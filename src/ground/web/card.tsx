import { type ReactNode, useId } from 'react'
import styles from './card.module.css'

type CardProps = { title?: ReactNode; aside?: ReactNode; children: ReactNode }

/** A white sheet with a heading; `aside` stands at the right of the heading. */
export const Card = ({ title, aside, children }: CardProps) => {
  const id = useId()
  return (
    <section className={styles.card} aria-labelledby={title ? id : undefined}>
      {title && <div className={styles.head}><h2 id={id}>{title}</h2>{aside && <div>{aside}</div>}</div>}
      {children}
    </section>
  )
}

/** Two columns on a desk, one on a phone: the main column is 7 parts wide, the other 5. */
export const Columns = ({ main, side }: { main: ReactNode; side: ReactNode }) => (
  <div className={styles.columns}><div className={styles.stack}>{main}</div><div className={styles.stack}>{side}</div></div>
)

export const Stack = ({ children }: { children: ReactNode }) => <div className={styles.stack}>{children}</div>
/** Things side by side that wrap. */
export const Row = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>
