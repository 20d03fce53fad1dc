// Keys inside the matrix: arrows move between cells, 0 1 2 set the level of the cell in focus.
import { nameOf } from '../key/names.ts'

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function neighbour(table: HTMLTableElement, from: HTMLElement, [down, right]: readonly [number, number]) {
  const cell = from.closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null
  if (!cell || !row) return undefined
  let [rowIndex, column] = [row.rowIndex + down, cell.cellIndex + right]
  for (let next = table.rows[rowIndex]?.cells[column]; next; next = table.rows[rowIndex]?.cells[column]) {
    const button = next.querySelector('button')
    if (button) return button
    rowIndex += down
    column += right
  }
  return undefined
}

/** Sends the button with another value, once; what it would do next stays as it was. */
export function pressAs(button: HTMLButtonElement, value: string): void {
  const usual = button.value
  button.value = value
  button.click()
  button.value = usual
}

/** An attachment for the table: one cell is reached by Tab, the others by arrows. */
export function moveInMatrix(table: HTMLTableElement): () => void {
  const buttons = () => [...table.querySelectorAll<HTMLButtonElement>('td button')]
  const rove = (to: HTMLElement | undefined) => {
    for (const button of buttons()) button.tabIndex = button === to ? 0 : -1
  }
  const press = (event: KeyboardEvent) => {
    const from = event.target as HTMLElement
    const name = nameOf(event)
    if (!name || !(from instanceof HTMLButtonElement)) return
    const step = steps[name]
    if (step) {
      const to = neighbour(table, from, step)
      event.preventDefault()
      rove(to ?? from)
      to?.focus()
    } else if (/^[012]$/.test(name)) {
      event.preventDefault()
      pressAs(from, from.value.replace(/\d$/, name))
    }
  }
  rove(buttons()[0])
  table.addEventListener('keydown', press)
  return () => table.removeEventListener('keydown', press)
}
