import { useState } from 'react'
import { Card, Stack } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { Go } from '#ground/web/go.tsx'
import { Page } from '#ground/web/page.tsx'
import { day, writeDay } from '#ground/time/day.ts'
import type { Column } from '#ground/web/table/column.ts'
import { DataTable } from '#ground/web/table/data-table.tsx'
import { Tabs } from '#ground/web/tabs.tsx'
import { Tree, type TreeNode } from '#ground/web/tree.tsx'
import { looks, stateWords, type Village, villages } from './invented.ts'

const columns: Column<Village>[] = [
  { id: 'ten', header: 'Thôn, khối phố', value: ({ name }) => name, cell: ({ id, name }) => <Go to={`/kit?thon=${id}`}>{name}</Go> },
  { id: 'xa', header: 'Xã, phường', value: ({ commune }) => commune },
  { id: 'trang-thai', header: 'Trạng thái', value: ({ state }) => stateWords[state], cell: ({ state }) => <Chip tone={looks[state].tone}>{stateWords[state]}</Chip> },
  { id: 'truong', header: 'Trưởng thôn', value: ({ head }) => head },
  { id: 'ho', header: 'Số hộ', value: ({ households }) => households, number: true },
  { id: 'tu', header: 'Từ ngày', value: ({ since }) => since, cell: ({ since }) => writeDay(day(since)), hidden: true },
]

const node = (key: string, name: string, hasChildren: boolean, note?: string): TreeNode => ({ key, name, to: `/kit?nut=${key}`, hasChildren, ...(note ? { note } : {}) })
const roots = [node('1', 'Tỉnh Minh Họa', true, '87/94'), node('2', 'Tỉnh Cao Nguyên', true, '40/61'), node('3', 'Thành phố Ven Biển', false, '12/12')]
const childrenOf = (key: string): TreeNode[] => (key.length > 3 ? [] : Array.from({ length: 30 }, (_, index) => node(`${key}.${index}`, `${key.length > 1 ? 'Thôn' : 'Xã'} ${index + 1}`, key.length < 2, `${index % 7}/9`)))

export const TablesPage = () => {
  const [narrow, setNarrow] = useState(false)
  const few = villages.slice(0, 40)
  return (
    <Page title="Bảng và cây">
      <Stack>
        <Card title="Bốn trăm thôn (vẽ dần khi cuộn)"><DataTable label="Thôn, khối phố" rows={narrow ? few : villages} all={villages.length} columns={columns} rowKey={({ id }) => id} filters={<label style={{ display: 'flex', gap: 8, alignItems: 'center', minHeight: 44 }}><input type="checkbox" style={{ width: 20, height: 20 }} checked={narrow} onChange={(event) => setNarrow(event.target.checked)} />Chỉ 40 nơi</label>} /></Card>
        <Card title="Bảng trống"><DataTable name="trong" label="Bảng trống" rows={[]} all={12} columns={columns} rowKey={({ id }) => id} /></Card>
        <Card title="Hai cây"><Tabs label="Cây đơn vị" tabs={[{ id: 'nha-nuoc', label: 'Nhà nước', count: 3, content: <Tree label="Cây Nhà nước" roots={roots} childrenOf={childrenOf} current="2" /> }, { id: 'dang', label: 'Đảng', content: <p>Cây Đảng</p> }]} /></Card>
      </Stack>
    </Page>
  )
}
