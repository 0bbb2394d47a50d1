import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wayBack } from './way-back.ts'

const here = 'https://so.example.vn/sign-in'

test('who signs in comes back to the page and the day they came from', () => {
  assert.equal(wayBack('/units/12?ngay=2021-06-25#nguoi', here), '/units/12?ngay=2021-06-25#nguoi')
  assert.equal(wayBack(null, here), '/')
})

test('a link cannot lead to another site, nor round in a circle', () => {
  for (const ve of ['//evil.vn', '/\\evil.vn', 'https://evil.vn', 'javascript:alert(1)', '/sign-in?ve=/sign-in', '/first-account', '\\/evil.vn', '/\t/evil.vn']) assert.equal(wayBack(ve, here), '/', ve)
})
