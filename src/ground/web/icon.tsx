/** Drawn on a 20 x 20 grid with a 1.6 line. */
const drawings = {
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-5h-4v5H3.5z',
  tree: 'M4 3.5h5v4H4zM11 12.5h5v4h-5zM11 7.5h5v3h-5zM6.5 7.5V14.5H11M6.5 9H11',
  people: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c0-3 2-5 5-5s5 2 5 5M13 4a2.7 2.7 0 0 1 0 5.2M14.5 11.8c2 .5 3 2.3 3 4.7',
  chart: 'M3.5 16.5h13M5.5 13.5v-4M10 13.5v-9M14.5 13.5v-6',
  list: 'M3.5 5h.1M3.5 10h.1M3.5 15h.1M7 5h9.5M7 10h9.5M7 15h9.5',
  paper: 'M5 2.5h7l3.5 3.5v11.5H5zM11.5 2.5v4h4M7.5 10.5h5.5M7.5 13.5h5.5',
  upload: 'M10 13V3.5M6 7l4-3.5L14 7M3.5 12.5v4h13v-4',
  download: 'M10 3.5V13M6 9.5 10 13l4-3.5M3.5 12.5v4h13v-4',
  search: 'M8.7 14.4a5.7 5.7 0 1 0 0-11.4 5.7 5.7 0 0 0 0 11.4zM13 13l4 4',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'M5 5l10 10M15 5 5 15',
  down: 'M5.5 8l4.5 4.5L14.5 8',
  up: 'M5.5 12.5 10 8l4.5 4.5',
  right: 'M8 5.5l4.5 4.5L8 14.5',
  left: 'M12 5.5 7.5 10l4.5 4.5',
  'far-right': 'M5.5 5.5 10 10l-4.5 4.5M11 5.5l4.5 4.5-4.5 4.5',
  'far-left': 'M14.5 5.5 10 10l4.5 4.5M9 5.5 4.5 10 9 14.5',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.4 4.4l1 1M14.6 14.6l1 1M4.4 15.6l1-1M14.6 5.4l1-1',
  moon: 'M16.5 12A7 7 0 0 1 8 3.5 7 7 0 1 0 16.5 12z',
  screen: 'M2.5 4h15v9.5h-15zM7 16.5h6M10 13.5v3',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM4 17c0-3.3 2.5-5.5 6-5.5s6 2.2 6 5.5',
  check: 'M4 10.5l4 4 8-9',
  warning: 'M10 3 2.5 16.5h15zM10 8v4M10 14.3h.1',
  stop: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 6v5M10 13.8h.1',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 9.3V14M10 6.3h.1',
  copy: 'M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7',
  columns: 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  map: 'M3 5l4.7-1.7 4.6 1.7L17 3.3V15l-4.7 1.7L7.7 15 3 16.7zM7.7 3.3V15M12.3 5v11.7',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 5.5V10l3 2',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8',
  plus: 'M10 4v12M4 10h12',
  gear: 'M10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM10 2.5v2.2M10 15.3v2.2M2.5 10h2.2M15.3 10h2.2M4.7 4.7l1.6 1.6M13.7 13.7l1.6 1.6M4.7 15.3l1.6-1.6M13.7 6.3l1.6-1.6',
} as const

export type IconName = keyof typeof drawings

/** Decoration beside words; it never stands for them. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" style={{ flex: 'none' }}>
    <path d={drawings[name]} />
  </svg>
)
