import { describe, expect, test } from 'vitest'
import { caption, isForPages, nameOf } from './names.ts'

const pressed = (code: string, ...held: ('ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey')[]) => ({
  code,
  ctrlKey: held.includes('ctrlKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
  metaKey: held.includes('metaKey'),
})

describe('keys', () => {
  test.each([
    ['F2', pressed('F2')],
    ['Shift+F2', pressed('F2', 'shiftKey')],
    ['Ctrl+Enter', pressed('Enter', 'ctrlKey')],
    ['Ctrl+Enter', pressed('NumpadEnter', 'ctrlKey')],
    ['Ctrl+K', pressed('KeyK', 'ctrlKey')],
    ['1', pressed('Numpad1')],
    ['2', pressed('Digit2')],
  ])('%s is known by its place, whatever the layout', (name, event) => {
    expect(nameOf(event)).toBe(name)
  })

  test('keys held with Alt or the system key belong to the system', () => {
    expect(nameOf(pressed('F4', 'altKey'))).toBeUndefined()
    expect(nameOf(pressed('KeyK', 'metaKey'))).toBeUndefined()
  })

  test('a single letter or figure is no shortcut of a page', () => {
    expect(['T', '1', 'Shift+A', 'Enter'].filter(isForPages)).toEqual([])
    expect(['F2', 'Shift+F8', 'Ctrl+I', 'Ctrl+Enter'].filter(isForPages)).toHaveLength(4)
  })

  test('the button shows the key as people name it', () => {
    expect(caption('Shift+F2')).toBe('⇧ F2')
    expect(caption('Ctrl+Enter')).toBe('Ctrl ↵')
  })
})
