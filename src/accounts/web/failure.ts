import type { CallFailed } from '#ground/web/client.ts'
import type { Say } from '#ground/web/language.tsx'
import { words as kit } from '#ground/web/words.ts'

/** What went wrong with a form that was sent, in a sentence that says what to do. */
export const failureSentence = (failed: CallFailed, say: Say): string => {
  if (failed.kind === 'offline') return `${say(kit.offline)}. ${say(kit.offlineWhat)}`
  if (failed.kind === 'broken') return `${say(kit.broken)}. ${say(kit.brokenWhat)} ${failed.requestId ?? ''}`.trim()
  return say(failed.code, failed.facts)
}
