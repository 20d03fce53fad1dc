// Presses the button of the bar when its key is pressed. Only keys that stand on the page now are taken from the browser.
import { isForPages, nameOf } from './names.ts'

function press(event: KeyboardEvent): void {
  const name = nameOf(event)
  if (!name || !isForPages(name)) return
  const target = document.querySelector<HTMLElement>(`[data-key="${name}"]`)
  if (!target) return
  event.preventDefault()
  if (!event.repeat && target.ariaDisabled !== 'true') target.click()
}

/** An attachment for the key bar: listens while the bar is there. */
export function bindKeys(): () => void {
  document.addEventListener('keydown', press)
  return () => document.removeEventListener('keydown', press)
}
