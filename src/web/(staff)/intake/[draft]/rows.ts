// ↑ and ↓ in the checklist: to the answer of the next or the previous paper. ← and → change the answer, as radios do.
export function goBetweenRows(table: HTMLTableElement): () => void {
  const pressed = (event: KeyboardEvent): void => {
    const down = event.key === 'ArrowDown'
    const from = event.target as HTMLInputElement
    if ((!down && event.key !== 'ArrowUp') || from.type !== 'radio') return
    const rows = [...table.querySelectorAll<HTMLTableRowElement>('.s-paper-row')]
    const place = rows.findIndex((row) => row.contains(from)) + (down ? 1 : -1)
    event.preventDefault()
    const row = rows[place]
    const answer =
      row?.querySelector<HTMLElement>('[type=radio]:checked') ?? row?.querySelector<HTMLElement>('[type=radio]')
    answer?.focus()
  }
  const chosen = (event: FocusEvent): void => {
    const row = (event.target as HTMLElement).closest('.s-paper-row')
    if (!row) return
    for (const other of table.querySelectorAll('.s-paper-row.is-on')) other.classList.remove('is-on')
    row.classList.add('is-on')
  }
  table.addEventListener('keydown', pressed)
  table.addEventListener('focusin', chosen)
  return () => {
    table.removeEventListener('keydown', pressed)
    table.removeEventListener('focusin', chosen)
  }
}
