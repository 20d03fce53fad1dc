// Comfort for those who have scripts: forms are sent without a reload, and none twice while the first is under way.
import { tick } from 'svelte'
import { enhance } from '$app/forms'

interface Comfort {
  /** The answer did not come: nothing typed is lost, the person is told. */
  readonly lost: () => void
  /** What must be done before the form leaves. */
  readonly before?: (body: FormData) => Promise<void>
}

/** For every POST form of the page, as long as the returned function is not called. */
export function sendQuietly({ lost, before }: Comfort): () => void {
  const known = new WeakSet<HTMLFormElement>()
  let busy = false
  const take = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement
    const goesQuietly = isOurs(form, event.submitter)
    if (!goesQuietly && known.has(form)) event.stopPropagation() // this button goes straight to the browser
    if (!goesQuietly || known.has(form)) return
    known.add(form)
    enhance(form, async ({ cancel, formData }) => {
      if (busy) return cancel()
      busy = true
      await before?.(formData)
      return async ({ result, update }) => {
        busy = false
        if (result.type === 'error' && !navigator.onLine) return lost()
        await update({ reset: false, refreshAll: false })
        await tick()
        goOnFromTop()
      }
    })
  }
  // caught on its way down, so that the form is ready when the event arrives at it
  document.addEventListener('submit', take, { capture: true })
  return () => document.removeEventListener('submit', take, { capture: true })
}

/** What was pressed is often gone after its step; reading and Tab then go on from the heading, which says what there is now. */
function goOnFromTop(): void {
  if (document.activeElement !== document.body) return
  const heading = document.querySelector<HTMLElement>('main h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}

/** A form that opens a paper in a new tab is the browser's own business. */
const isOurs = (form: HTMLFormElement, submitter: HTMLElement | null): boolean =>
  form.closest('#main') !== null &&
  (submitter as HTMLButtonElement | null)?.formMethod !== 'get' &&
  HTMLFormElement.prototype.getAttribute.call(form, 'method')?.toLowerCase() === 'post' &&
  !form.target &&
  !submitter?.hasAttribute('formtarget')

/** After a refusal the message has the focus: with scripts here, without them by `autofocus`. */
export function takeFocus(node: HTMLElement): void {
  node.focus()
}

/** Escape goes where the link goes. */
export function onEscape(link: HTMLAnchorElement): () => void {
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) link.click()
  }
  document.addEventListener('keydown', pressed)
  return () => document.removeEventListener('keydown', pressed)
}

/**
 * Where the work goes on after a step one has just asked for; never after a change from elsewhere. Spread into an element:
 * it works without scripts, and SvelteKit looks for it after its own navigation.
 */
export const goesFirst = { autofocus: true } as const
