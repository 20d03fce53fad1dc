// Saving by itself while the person types: one save at a time, nothing lost without a connection, a scan sent once.
import { deserialize } from '$app/forms'
import type { Fault } from '../../../faults.ts'
import type { SheetView } from './sheet.ts'

type Phase = 'saved' | 'changed' | 'saving' | 'lost' | 'refused'
interface Answered {
  readonly sheet?: SheetView
  readonly faults?: readonly Fault[]
}

const restMs = 700
const againMs = 5000

export class Saver {
  /** What the server said last; the page shows this, the fields keep what was typed. */
  sheet = $state.raw<SheetView>()
  phase = $state<Phase>('saved')
  faults = $state.raw<readonly Fault[]>([])
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> = Promise.resolve()
  readonly #form: () => HTMLFormElement | undefined

  constructor(form: () => HTMLFormElement | undefined) {
    this.#form = form
  }

  changed(after = restMs): void {
    if (this.phase !== 'lost') this.phase = 'changed'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#enqueue(), after)
  }

  /** Waits for a save under way; one that has not begun is left to the step that comes now. */
  async idle(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#running
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #enqueue(): void {
    this.#running = this.#running.then(() => this.#save())
  }

  async #save(): Promise<void> {
    const form = this.#form()
    if (!form) return
    this.phase = 'saving'
    const files = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].filter(({ value }) => value !== '')
    const body = new FormData(form)
    body.delete('key') // each of these saves is one of its own
    if (this.sheet) body.set('version', String(this.sheet.version))
    try {
      const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' }
      const response = await fetch('?/save', { method: 'POST', headers, body })
      this.#take(deserialize(await response.text()))
      for (const file of files) file.value = ''
    } catch (fault) {
      if (!(fault instanceof TypeError) && !(fault instanceof SyntaxError)) throw fault
      this.phase = 'lost'
      this.changed(againMs)
    }
  }

  #take(result: ReturnType<typeof deserialize>): void {
    if (result.type === 'redirect') {
      location.assign(result.location)
      return
    }
    const { sheet, faults = [] } = ('data' in result ? (result.data ?? {}) : {}) as Answered
    if (sheet) this.sheet = sheet
    this.faults = faults
    this.phase = result.type === 'success' ? 'saved' : 'refused'
  }
}
