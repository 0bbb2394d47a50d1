import { useState } from 'react'
import { Button, LinkButton } from '#ground/web/button.tsx'
import { Card, Columns, Row } from '#ground/web/card.tsx'
import { Chip } from '#ground/web/chip.tsx'
import { CallFailed } from '#ground/web/client.ts'
import { Confirm } from '#ground/web/notes/dialog.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Progress } from '#ground/web/notes/progress.tsx'
import { EmptyState, ErrorState, Skeleton } from '#ground/web/notes/states.tsx'
import { useToast } from '#ground/web/notes/toast.tsx'
import { Page } from '#ground/web/page.tsx'
import type { Tone } from '#ground/web/tone.ts'

const tones: Tone[] = ['brand', 'violet', 'amber', 'blue', 'rust', 'red', 'green', 'grey']

export const StatesPage = () => {
  const tell = useToast()
  const [asks, setAsks] = useState(false)
  return (
    <Page title="Tình trạng và thông báo">
      <Columns
        main={<>
          <Card title="Nút"><Row><Button kind="main">Công nhận</Button><Button icon="undo" onClick={() => tell('Đã ẩn thông báo này.', { undo: () => {} })}>Ẩn (hoàn tác được)</Button><Button kind="danger" onClick={() => setAsks(true)}>Giải thể…</Button><Button kind="quiet">Xem thêm</Button><Button busy>Đang ghi…</Button></Row></Card>
          <Card title="Nhãn"><Row>{tones.map((tone) => <Chip key={tone} tone={tone}>Nhãn {tone}</Chip>)}</Row></Card>
          <Notice title="Nơi này đến từ ba xã" >Xã Bản Mới được lập ngày 01/07/2025 từ ba xã cũ.</Notice>
          <Notice kind="warning" title="Còn 12 thôn chưa xếp">Số của xã chưa gồm các thôn này.</Notice>
          <Notice kind="bad" title="Không ghi được">Chức danh này đã có người giữ từ 03/02/2022.</Notice>
          <Notice kind="good" title="Đã nhập 1.402 dòng" />
          <Card title="Việc dài"><Progress label="Đang nhập sổ Quảng Minh" done={0.42} secondsLeft={85} /></Card>
        </>}
        side={<>
          <Card title="Đang tải"><Skeleton lines={4} /></Card>
          <Card title="Trống"><EmptyState title="Chưa có thôn nào vào ngày 01/01/2016" why="Xã này được lập ngày 01/07/2025." action={<LinkButton to="/kit?ngay=2025-07-01">Xem ngày 01/07/2025</LinkButton>} /></Card>
          <Card title="Lỗi"><ErrorState error={new CallFailed('broken', 'http.broken', {}, 'req-7f3a')} retry={() => {}} /></Card>
        </>}
      />
      <Confirm open={asks} close={() => setAsks(false)} title="Giải thể Thôn Bản Cũ?" verb="Giải thể" danger withReason confirm={() => setAsks(false)}>Từ ngày 01/01/2022 thôn không còn hoạt động. Người đang giữ chức danh phải được kết thúc trước.</Confirm>
    </Page>
  )
}
