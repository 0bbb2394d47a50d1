import type { Day } from '#ground/time/day.ts'
import { ask } from '#ground/web/client.ts'
import type { Find, Found } from '#ground/web/form/finding.ts'
import type { Say } from '#ground/web/language.tsx'
import { birthText } from '#people/public-web.ts'
import { findPeople } from '../contract.ts'
import { words } from './words.ts'

export type PersonFound = Awaited<ReturnType<typeof peopleNamed>>[number]

export const peopleNamed = (text: string, on: Day, signal?: AbortSignal) => ask(findPeople, { text, on, under: undefined, limit: 12 }, signal)

/** What tells a person from their namesakes: birth, residence, what they hold. */
export const tells = ({ birth, birthPrecision, livesIn, posts, name, matched }: PersonFound, say: Say): string => [
  matched !== name ? `(${matched})` : '',
  birth ? say(words.bornIn, { birth: birthText(birth, birthPrecision) }) : '',
  livesIn ?? '',
  ...posts.slice(0, 2).map((post) => say(words.holds, { post: say({ vi: post.vi, en: post.en }), unit: post.unit })),
].filter(Boolean).join(' · ')

export const personFinder = (on: Day, say: Say): Find => async (text, signal) =>
  (await peopleNamed(text, on, signal)).map((found): Found => ({ key: String(found.id), label: found.name, note: tells(found, say) }))
