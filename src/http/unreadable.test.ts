import { expect, test } from 'vitest'
import { unreadable } from './unreadable.ts'

const asked = (headers: Record<string, string> = {}, url = '/intake/17?/save') => ({ headers, url })

test('files over the limit: a form with scripts gets the sentence as its fault', () => {
  const { type, body } = unreadable(413, asked({ 'x-sveltekit-action': 'true', cookie: 'session=x; lang=en' }))
  expect(type).toBe('application/json')
  const { data, ...result } = JSON.parse(body)
  expect(result).toEqual({ type: 'failure', status: 413 })
  expect(JSON.parse(data)).toEqual([
    { faults: 1 },
    [2],
    { text: 3 },
    expect.stringContaining('the limit is 10\u00a0MB'),
  ])
})

test('without scripts it is a page with a way back', () => {
  const { type, body } = unreadable(413, asked())
  expect(type).toBe('text/html; charset=utf-8')
  expect(body).toContain('можна до 10\u00a0МБ')
  expect(body).toContain('<a href="/intake/17">')
})

test.each(['//evil.example/', '/\\evil.example', 'https://evil.example', '/"><script>', undefined])(
  'the way back of %s leads nowhere else',
  (url) => {
    const { body } = unreadable(400, { headers: {}, url })
    expect(body).not.toContain('evil')
    expect(body).not.toContain('<script')
  },
)
