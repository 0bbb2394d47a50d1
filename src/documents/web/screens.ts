import { type HomePanel, later, type UnitPanelProps } from '#ground/web/screens.ts'

/** The forms of a unit are taken from the heading of its home. */
export const homePanels: HomePanel[] = [
  { title: { vi: 'Xuất biểu', en: 'Export a form' }, order: 10, may: 'documents.export', action: true, panel: later<UnitPanelProps>(async () => (await import('./export-menu.tsx')).ExportMenu) },
]
