// Up and down from link to link of a table, while the focus is in it.
import type { Attachment } from 'svelte/attachments'

const stepOf: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

export const moveInRows: Attachment<HTMLTableElement> = (table) => {
  const press = (event: KeyboardEvent): void => {
    const step = stepOf[event.code]
    const links = [...table.querySelectorAll<HTMLAnchorElement>('tbody a')]
    const at = links.indexOf(event.target as HTMLAnchorElement)
    const to = step === undefined || at < 0 ? undefined : links[at + step]
    if (!to) return
    event.preventDefault()
    to.focus()
  }
  table.addEventListener('keydown', press)
  return () => table.removeEventListener('keydown', press)
}
