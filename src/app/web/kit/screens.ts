import { later, type Screen } from '#ground/web/screens.ts'

const kit = (path: string, order: number, icon: Screen['icon'], vi: string, en: string, page: Screen['page']): Screen =>
  ({ path, title: { vi, en }, inMenu: true, order, may: 'anyone', page, ...(icon ? { icon } : {}) })

export const screens: Screen[] = [
  kit('/kit', 900, 'home', 'Bộ mẫu: trang đơn vị', 'Kit: a unit', later(async () => (await import('./figures-page.tsx')).FiguresPage)),
  kit('/kit/tables', 901, 'list', 'Bộ mẫu: bảng và cây', 'Kit: tables, tree', later(async () => (await import('./tables-page.tsx')).TablesPage)),
  kit('/kit/forms', 902, 'paper', 'Bộ mẫu: biểu nhập', 'Kit: forms', later(async () => (await import('./forms-page.tsx')).FormsPage)),
  kit('/kit/states', 903, 'info', 'Bộ mẫu: tình trạng', 'Kit: states', later(async () => (await import('./states-page.tsx')).StatesPage)),
]
