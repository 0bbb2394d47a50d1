import { Go } from '#ground/web/go.tsx'
import { useSay } from '#ground/web/language.tsx'
import { words } from './words.ts'

/** A person whom the reader may open; of others nothing but that there is one. */
export const PersonLink = ({ id, name }: { id: number; name: string }) => {
  const say = useSay()
  return name ? <Go to={`/people/${id}`}>{name}</Go> : <span>{say(words.elsewhere)}</span>
}
