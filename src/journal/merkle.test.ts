import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { consistencyProof, emptyFrontier, grow, inclusionProof, isConsistent, leafOf, rootByInclusion, rootOf } from './merkle.ts'

const hashes = Array.from({ length: 70 }, (_, n) => createHash('sha256').update(String(n)).digest())
const leaves = hashes.map(leafOf)
const frontierOf = (count: number) => {
  const frontier = emptyFrontier()
  for (const hash of hashes.slice(0, count)) grow(frontier, hash)
  return frontier
}
const roots = Array.from({ length: 71 }, (_, size) => rootOf(frontierOf(size)))

test('the empty tree and the tree of one are those of RFC 6962', () => {
  assert.equal(roots[0]!.toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  assert.equal(leafOf(Buffer.alloc(0)).toString('hex'), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
  assert.deepEqual(roots[1], leaves[0])
})

test('every leaf of every tree is proven, and no other', () => {
  for (let size = 1; size <= 70; size++) for (let at = 0; at < size; at++) {
    const proof = inclusionProof(leaves.slice(0, size), at)
    assert.deepEqual(rootByInclusion(leaves[at]!, at, size, proof), roots[size])
    assert.notDeepEqual(rootByInclusion(leaves[(at + 1) % 70]!, at, size, proof), roots[size])
    if (proof.length > 0) assert.notDeepEqual(rootByInclusion(leaves[at]!, at, size, proof.slice(1)), roots[size])
  }
})

test('every tree is proven to be the beginning of every later one, and of no other', () => {
  for (let newer = 1; newer <= 70; newer++) for (let older = 1; older <= newer; older++) {
    const proof = consistencyProof(leaves.slice(0, newer), older)
    assert.ok(isConsistent({ size: older, root: roots[older]! }, { size: newer, root: roots[newer]! }, proof), `${older} ${newer}`)
    if (older < newer) {
      assert.ok(!isConsistent({ size: older, root: roots[older - 1]! }, { size: newer, root: roots[newer]! }, proof))
      assert.ok(!isConsistent({ size: older, root: roots[older]! }, { size: newer, root: roots[newer - 1]! }, proof))
    }
  }
})

test('a proof that is bent proves nothing', () => {
  fc.assert(fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), fc.nat(), (size, at, which, byte) => {
    const proof = inclusionProof(leaves.slice(0, size), at % size)
    const bent = proof.map((each) => Buffer.from(each))
    const one = bent[which % bent.length]!
    one[byte % 32] = one[byte % 32]! ^ 1
    assert.notDeepEqual(rootByInclusion(leaves[at % size]!, at % size, size, bent), roots[size])
  }))
})
