import { createHash } from 'node:crypto'

/** SHA-256 of these bytes one after the other. */
type Hash = Buffer<ArrayBuffer>
const sha256 = (...parts: Uint8Array[]): Hash => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const [leafMark, nodeMark] = [Buffer.of(0), Buffer.of(1)]

/** RFC 6962, section 2.1: leaves and nodes are told apart by their first byte. A leaf's data is the hash of an entry. */
export const leafOf = (entryHash: Uint8Array): Hash => sha256(leafMark, entryHash)
export const nodeOf = (left: Uint8Array, right: Uint8Array): Hash => sha256(nodeMark, left, right)

/** A tree that only grows: its size, and the roots of its full subtrees from left to right. It needs no leaf again. */
export type Frontier = { size: number; peaks: Buffer[] }
export const emptyFrontier = (): Frontier => ({ size: 0, peaks: [] })

export function grow(frontier: Frontier, entryHash: Uint8Array): void {
  let node = leafOf(entryHash)
  for (let size = frontier.size; size % 2 === 1; size = (size - 1) / 2) node = nodeOf(frontier.peaks.pop()!, node)
  frontier.peaks.push(node)
  frontier.size++
}

/** The root of the whole tree; of an empty one the hash of nothing. */
export const rootOf = ({ peaks }: Frontier): Buffer =>
  peaks.length === 0 ? sha256() : peaks.slice(0, -1).reduceRight((right, left) => nodeOf(left, right), peaks.at(-1)!)

/** The greatest power of two below n (n > 1). */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1)

const rootOfRange = (leaves: readonly Uint8Array[], from: number, to: number): Hash => {
  if (to - from === 0) return sha256()
  if (to - from === 1) return Buffer.from(leaves[from]!)
  const middle = from + split(to - from)
  return nodeOf(rootOfRange(leaves, from, middle), rootOfRange(leaves, middle, to))
}

/** Proof that leaf `at` is in the tree over these leaves (RFC 6962, 2.1.1): siblings from the leaf up. */
export function inclusionProof(leaves: readonly Uint8Array[], at: number, from = 0, to = leaves.length): Buffer[] {
  if (to - from <= 1) return []
  const middle = from + split(to - from)
  return at < middle
    ? [...inclusionProof(leaves, at, from, middle), rootOfRange(leaves, middle, to)]
    : [...inclusionProof(leaves, at, middle, to), rootOfRange(leaves, from, middle)]
}

/** Proof that the tree over the first `size` leaves is the beginning of the tree over all (RFC 6962, 2.1.2). */
export function consistencyProof(leaves: readonly Uint8Array[], size: number, from = 0, to = leaves.length, whole = true): Buffer[] {
  if (size === to - from) return whole ? [] : [rootOfRange(leaves, from, to)]
  const half = split(to - from)
  return size <= half
    ? [...consistencyProof(leaves, size, from, from + half, whole), rootOfRange(leaves, from + half, to)]
    : [...consistencyProof(leaves, size - half, from + half, to, false), rootOfRange(leaves, from, from + half)]
}

/** The root that an inclusion proof leads to; it must be that of a signed head. */
export function rootByInclusion(leaf: Uint8Array, at: number, size: number, proof: readonly Uint8Array[]): Buffer | null {
  if (at >= size) return null
  let [node, index, last] = [Buffer.from(leaf), at, size - 1]
  for (const sibling of proof) {
    if (last === 0) return null
    if (index % 2 === 1 || index === last) {
      node = nodeOf(sibling, node)
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)]
    } else node = nodeOf(node, sibling)
    ;[index, last] = [Math.floor(index / 2), Math.floor(last / 2)]
  }
  return last === 0 ? node : null
}

/** Whether the proof leads from the older root to the newer one. */
export function isConsistent(older: { size: number; root: Uint8Array }, newer: { size: number; root: Uint8Array }, proof: readonly Uint8Array[]): boolean {
  if (older.size > newer.size || older.size === 0) return false
  if (older.size === newer.size) return proof.length === 0 && Buffer.compare(older.root, newer.root) === 0
  const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : [...proof]
  const first = path.shift()
  if (!first) return false
  let [index, last] = [older.size - 1, newer.size - 1]
  while (index % 2 === 1) [index, last] = [(index - 1) / 2, Math.floor(last / 2)]
  let [then, now] = [Buffer.from(first), Buffer.from(first)]
  for (const each of path) {
    if (last === 0) return false
    if (index % 2 === 1 || index === last) {
      ;[then, now] = [nodeOf(each, then), nodeOf(each, now)]
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)]
    } else now = nodeOf(now, each)
    ;[index, last] = [Math.floor(index / 2), Math.floor(last / 2)]
  }
  return last === 0 && then.equals(older.root) && now.equals(newer.root)
}
