import { expect, test } from 'vitest'
import { ownPath } from './session.ts'

test.each(['/desk', '/cases/1?x=y#z', '/'])('after signing in a person goes on to our page %s', (path) => {
  expect(ownPath(path, '/home')).toBe(path)
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'desk',
  '/a b',
  '/a\\b',
  `/${'a'.repeat(600)}`,
  '',
  null,
  undefined,
])('and never to «%s»', (path) => {
  expect(ownPath(path, '/home')).toBe('/home')
})
