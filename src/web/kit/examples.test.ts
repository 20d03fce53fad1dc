import fs from 'node:fs'
import { render } from 'svelte/server'
import { describe, expect, test } from 'vitest'
import { all } from './all.ts'

/** Shown by other means: inside other components, or written out on the page /kit because they take content. */
const elsewhere = [
  'error-message',
  'fieldset',
  'filter',
  'form-group',
  'hint',
  'label',
  'more',
  'note',
  'portal-frame',
  'said',
  'skip-link',
  'staff/key',
  'staff/note',
  'staff/pane',
  'window',
]
const folders = ['.', 'staff'].flatMap((room) =>
  fs
    .readdirSync(`src/web/kit/${room}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'staff')
    .map((entry) => (room === '.' ? entry.name : `${room}/${entry.name}`)),
)

describe('examples', () => {
  test('no component is without an example', () => {
    expect([...Object.keys(all), ...elsewhere].sort()).toEqual([...folders].sort())
  })

  const examples = Object.entries(all).flatMap(([folder, shown]) =>
    shown.flatMap(({ component, examples }) => examples.map((example) => ({ folder, component, ...example }))),
  )
  test.each(examples)('$folder: $name', ({ component, props }) => {
    const { body } = render(component, { props })
    expect(body).toMatch(/<\w/)
    expect(body, 'an inline style would be refused by our content security policy').not.toMatch(/ style="/)
    expect(body).not.toMatch(/undefined|\[object/)
  })
})
