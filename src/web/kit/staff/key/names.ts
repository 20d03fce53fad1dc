// Keys by their place on the keyboard, so that a Ukrainian and an English layout are the same.

export type FKey = 'F2' | 'F4' | 'F8' | 'F9'
export type Plain =
  | FKey
  | 'Enter'
  | 'Space'
  | 'Escape'
  | '0'
  | '1'
  | '2'
  | 'A'
  | 'D'
  | 'G'
  | 'I'
  | 'K'
  | 'M'
  | 'O'
  | 'P'
  | 'R'
  | 'S'
  | 'T'
  | 'Z'
/** `Shift+F2`, `Ctrl+Enter`; written so for `aria-keyshortcuts`. */
export type KeyName = Plain | `Shift+${FKey}` | `Ctrl+${Plain}`

const signs: Readonly<Record<string, string>> = { Shift: '⇧', Enter: '↵', Space: '␣', Escape: 'Esc' }

/** As it stands on the button: `⇧ F2`, `Ctrl ↵`. */
export const caption = (key: KeyName): string =>
  key
    .split('+')
    .map((part) => signs[part] ?? part)
    .join(' ')

interface Pressed {
  readonly code: string
  readonly ctrlKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}

/** The name of what was pressed; nothing for keys of the system. */
export function nameOf({ code, ctrlKey, shiftKey, altKey, metaKey }: Pressed): string | undefined {
  if (altKey || metaKey) return undefined
  const plain = code.replace(/^(Key|Digit|Numpad(?=Enter|\d))/, '')
  return [ctrlKey && 'Ctrl', shiftKey && 'Shift', plain].filter(Boolean).join('+')
}

/** Single letters and figures are never shortcuts of a page (WCAG 2.1.4). */
export const isForPages = (name: string): boolean => name.includes('Ctrl+') || /(^|\+)F\d+$/.test(name)
