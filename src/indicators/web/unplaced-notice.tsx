import { LinkButton } from '#ground/web/button.tsx'
import { useSay } from '#ground/web/language.tsx'
import { Notice } from '#ground/web/notes/notice.tsx'
import { Row } from '#ground/web/card.tsx'
import type { HomeFigures } from './asking.ts'
import { words } from './words.ts'

/** Villages of split communes that nobody has placed yet. */
export const UnplacedNotice = ({ unitId, unplaced: { here, mayBelong } }: { unitId: number; unplaced: HomeFigures['unplaced'] }) => {
  const say = useSay()
  if (here === 0 && mayBelong === 0) return null
  return (
    <Notice kind="warning" title={here > 0 ? say(words.unplacedHere, { count: here }) : say(words.mayBelong, { count: mayBelong })}>
      <Row><span>{say(words.unplacedWhy)}</span><LinkButton small to={`/units/unplaced?unit=${unitId}`}>{say(words.place)}</LinkButton></Row>
    </Notice>
  )
}
