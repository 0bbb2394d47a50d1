/** Two posts that overlap in one person. */
export const Mark = ({ size = 26 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" fill="none" strokeWidth="3">
    <circle cx="10" cy="13" r="8" stroke="var(--brand)" />
    <circle cx="16" cy="13" r="8" stroke="var(--red)" opacity="0.85" />
  </svg>
)
