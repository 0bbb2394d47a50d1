import type { Break } from '#ground/web/shell/day-bar.tsx'
import { day } from '#ground/time/day.ts'

/** Where the timeline begins. */
export const trackFrom = day('2016-01-01')

/** From 01/07/2025 there are provinces and communes only (Resolutions 202/2025/QH15 and 203/2025/QH15). */
export const breaks: Break[] = [{
  day: day('2025-07-01'),
  title: { vi: 'Sáp nhập năm 2025', en: 'The mergers of 2025' },
  before: { vi: 'Trước sáp nhập', en: 'Before the mergers' },
  after: { vi: 'Sau sáp nhập', en: 'After the mergers' },
  past: { vi: 'bộ máy ba cấp, trước 01/07/2025', en: 'three levels, before 01/07/2025' },
}]
