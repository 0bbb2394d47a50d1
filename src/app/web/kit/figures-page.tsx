import { useQuery } from '@tanstack/react-query'
import type { Feature } from 'geojson'
import type { Topology } from 'topojson-specification'
import { day } from '#ground/time/day.ts'
import { Card, Columns } from '#ground/web/card.tsx'
import { Choropleth, type Place } from '#ground/web/chart/choropleth.tsx'
import { LineChart } from '#ground/web/chart/line-chart.tsx'
import { RankBars } from '#ground/web/chart/rank-bars.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { Figure, FigureList, Goal } from '#ground/web/figure.tsx'
import { Go } from '#ground/web/go.tsx'
import { Page } from '#ground/web/page.tsx'
import { LinkButton } from '#ground/web/button.tsx'
import { Skeleton } from '#ground/web/notes/states.tsx'
import { Timeline } from '#ground/web/timeline.tsx'
import { Legend } from '#ground/web/waffle.tsx'
import { WaffleTable } from '#ground/web/waffle-table.tsx'
import { growth, legend, rows } from './invented.ts'

const map = new URL('../../../../national-data/provinces-2025-after.topojson', import.meta.url)
const keyOf = ({ properties, id }: Feature) => String(properties?.code ?? id)

const Map = () => {
  const { data } = useQuery({ queryKey: ['kit-map'], queryFn: async () => await (await fetch(map)).json() as Topology })
  if (!data) return <Skeleton height={320} />
  const object = Object.keys(data.objects)[0] ?? ''
  const shapes = data.objects[object]
  const areas = shapes?.type === 'GeometryCollection' ? shapes.geometries : []
  const places = new globalThis.Map(areas.map((area, index): [string, Place] => {
    const properties = area.properties as { code?: string; name?: string } | undefined
    const value = index % 9 === 4 ? undefined : 62 + ((index * 29) % 380) / 10
    return [String(properties?.code ?? area.id), { name: properties?.name ?? `Tỉnh ${index}`, to: `/kit?tinh=${index}`, value, words: value === undefined ? '' : `${value.toFixed(1).replace('.', ',')}%` }]
  }))
  return <Choropleth label="Tỷ lệ nhất thể hóa theo tỉnh" topology={data} object={object} keyOf={keyOf} places={places} bounds={[70, 80, 90, 95]} unit="%" heads={['Tỉnh', 'Tỷ lệ']} />
}

export const FiguresPage = () => (
  <Page title="Thành phố Minh Họa" sub="5 phường, 3 xã · 87 thôn, khối phố · thuộc cấp huyện đến 30/06/2025" path={[{ name: 'Việt Nam', to: '/' }, { name: 'Tỉnh Minh Họa', to: '/kit' }, { name: 'Thành phố Minh Họa' }]} actions={<LinkButton to="/kit/forms" icon="download">Xuất biểu NTH-01</LinkButton>}>
    <Columns
      main={<>
        <Card title="Bí thư chi bộ kiêm trưởng thôn, khối phố">
          <Figure numerator={79} denominator={87} to="/kit/tables?trang-thai=unified" short="thôn, khối phố có một người giữ cả hai chức danh trong ngày ÷ thôn, khối phố đang hoạt động" formula={{ numerator: 'Thôn, khối phố có một người giữ cả hai chức danh trong ngày', denominator: 'Thôn, khối phố đang hoạt động trong ngày', excluded: '1 nơi lâm thời', basis: 'Nghị quyết 18-NQ/TW' }}>
            <Goal value={79} of={87} label="Mục tiêu">Mục tiêu 100% trong nhiệm kỳ 2020–2022: <Go to="/kit/tables">còn 8 nơi</Go>, 6 nơi có thể đạt trước 31/12/2021.</Goal>
          </Figure>
          <FigureList figures={[{ numerator: 85, denominator: 87, to: '/kit/tables?a=1', label: 'Trưởng thôn là đảng viên' }, { numerator: 2, to: '/kit/tables?a=2', label: 'Chưa là đảng viên' }, { numerator: 1, to: '/kit/tables?a=3', label: 'Lâm thời', note: '0 khuyết' }]} />
        </Card>
        <Card title="Tám xã, phường: mỗi ô là một thôn, khối phố">
          <WaffleTable heads={{ name: 'Xã, phường', items: 'Thôn, khối phố', count: 'Nhất thể hóa', rate: 'Tỷ lệ' }} rows={rows} />
          <Legend label="Chú giải" items={legend} />
        </Card>
        <Card title="Xếp hạng"><RankBars label="Xếp hạng theo tỷ lệ" ranks={[...rows].sort((a, b) => b.numerator / b.denominator - a.numerator / a.denominator)} /></Card>
      </>}
      side={<>
        <Card title="Nơi chưa đạt, vì sao và sớm nhất khi nào">
          <Timeline items={[
            { key: 1, from: day('2021-12-01'), title: <><Go to="/kit/tables">Khối 12, Tam Giang</Go> <Chip tone="violet">Chỉ là trưởng</Chip></>, tone: 'violet', children: 'Trưởng khối là đảng viên chính thức, chưa là bí thư' },
            { key: 2, from: day('2021-08-14'), title: <><Go to="/kit/tables">Khối 11, Ngọc Lâm Thượng</Go> <Chip tone="amber">Lâm thời</Chip></>, tone: 'amber', children: 'Trưởng khối lâm thời, bầu lại trước 14/08/2021' },
            { key: 3, from: day('2020-02-01'), until: null, title: 'Tách từ Thôn Bản Cũ', children: 'Quyết định 12/QĐ-UBND' },
          ]} />
        </Card>
        <Card title="Từ khi triển khai, tháng 6/2019"><LineChart label="Số thôn, khối phố nhất thể hóa" series={[{ name: 'Nhất thể hóa', points: growth }]} target={87} /></Card>
        <Card title="Hai đơn vị"><LineChart label="So sánh hai phường" series={[{ name: 'Suối Trong', points: growth }, { name: 'Cầu Đá', points: growth.map(({ day: on, value }) => ({ day: on, value: value - 14 })), tone: 'violet' }]} /></Card>
        <Card title="Bản đồ"><Map /></Card>
      </>}
    />
  </Page>
)
