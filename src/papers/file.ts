import type { UnreadWhy } from '#ground/pdf/read-pdf.ts'
import { Refusal } from '#ground/refusal.ts'
import { secretMarkIn, secretMarkInFileName } from '#ground/text/secret-mark.ts'

/** A file's bytes at most. It stands in the register and in every backup: a scan of a few pages, no film. */
export const mostBytes = 5 * 1024 * 1024

export type PaperFile = { id: number; name: string; type: string; size: number; sha256: string; enteredAt: string; removed: string | null }

/** What may be attached, by ending: as what it is handed out, and how such a file begins. */
const kinds: Record<string, { type: string; begins: number[] }> = {
  pdf: { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: [0x50, 0x4b, 0x03, 0x04] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: [0x50, 0x4b, 0x03, 0x04] },
  png: { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] },
}
export const endings = Object.keys(kinds).map((ending) => `.${ending}`)

const kindOfFile = (name: string) => kinds[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
export const typeOf = (name: string): string => kindOfFile(name)?.type ?? 'application/octet-stream'

/** A file as it was sent and what could be read in it, line by line. `unread`: why there may be more in it than that. */
export type LookedAt = { name: string; bytes: Uint8Array; lines: readonly string[]; unread: Unread | null }
export type Unread = UnreadWhy | 'picture'

/**
 * A file that is what its name says, small, and of no State secret (Law 117/2025/QH15, art. 5) by its paper, its name or what can be read in it.
 * Where not all can be read, whoever sends it has looked and says that it carries no mark.
 */
export function refuseToAttach({ secret }: { secret?: string | null }, { name, bytes, lines, unread }: LookedAt, declared: boolean): Refusal | null {
  if (secret) return new Refusal('papers.file-of-secret')
  const mark = secretMarkInFileName(name) ?? lines.map(secretMarkIn).find(Boolean)
  if (mark) return new Refusal('papers.file-secret', { name, mark })
  return refuseFile(name, bytes) ?? (unread && !declared ? new Refusal(`papers.unread-${unread}`, { name }) : null)
}

export function refuseFile(name: string, bytes: Uint8Array): Refusal | null {
  const kind = kindOfFile(name)
  if (!kind) return new Refusal('papers.file-kind', { name, kinds: endings.join(', ') })
  if (bytes.length === 0) return new Refusal('papers.file-empty', { name })
  if (bytes.length > mostBytes) return new Refusal('papers.file-too-big', { name, most: mostBytes / 1024 / 1024 })
  return kind.begins.every((byte, at) => bytes[at] === byte) ? null : new Refusal('papers.file-is-not', { name })
}
