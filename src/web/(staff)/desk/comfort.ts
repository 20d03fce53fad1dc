// Comfort for those who have scripts: forms are sent without a reload, and none twice while the first is under way.
import { tick } from 'svelte'
import { enhance } from '$app/forms'
import { sending } from './sending.svelte.ts'

interface Comfort {
  /** The answer did not come: nothing typed is lost, the person is told. */
  readonly lost: () => void
  /** What must be done before the form leaves. */
  readonly before?: (body: FormData) => Promise<void>
}

interface Press {
  readonly form: HTMLFormElement
  readonly submitter: HTMLElement | null
  readonly means: string
}

/** What pressing does, without what is new on every page: its key and the version it was read at. */
function meaningOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action')
  const fields = [...new FormData(form, submitter?.isConnected ? submitter : null)]
    .filter(([name]) => name !== 'key' && name !== 'version')
    .map(([name, value]) => [name, typeof value === 'string' ? value : `${value.name} ${value.size}`])
  return JSON.stringify([action, fields])
}

/**
 * For every POST form of the page, as long as the returned function is not called. One at a time: the same pressed twice is sent
 * once; another waits, and is sent when the first is done if it still means the same then.
 */
export function sendQuietly({ lost, before }: Comfort): () => void {
  const known = new WeakSet<HTMLFormElement>()
  let busy: Press | undefined
  let waiting: Press | undefined
  const since = () => performance.now()

  const hold = (press: Press): void => {
    const isSame = busy?.form === press.form && busy.means === press.means
    if (!isSame) waiting = press
    sending.says({ kind: isSame ? 'again' : 'waits', since: since() })
  }
  const done = (isFine: boolean): void => {
    const held = waiting
    waiting = undefined
    sending.says({ kind: 'nothing' })
    if (!held) return
    const means = held.form.isConnected && meaningOf(held.form, held.submitter)
    if (isFine && means === held.means) held.form.requestSubmit(held.submitter)
    else sending.says({ kind: 'not-sent' })
  }
  const take = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement
    const goesQuietly = isOurs(form, event.submitter)
    if (!goesQuietly && known.has(form)) event.stopPropagation() // this button goes straight to the browser
    if (!goesQuietly || known.has(form)) return
    known.add(form)
    enhance(form, async ({ cancel, formData, submitter }) => {
      const press = { form, submitter, means: meaningOf(form, submitter) }
      if (busy) {
        hold(press)
        return cancel()
      }
      busy = press
      sending.says({ kind: 'sends', since: since() })
      await before?.(formData)
      return async ({ result, update }) => {
        busy = undefined
        if (result.type === 'error' && !navigator.onLine) {
          done(false)
          return lost()
        }
        await update({ reset: false, refreshAll: false })
        await tick()
        goOnFromTop()
        done(result.type === 'success' || result.type === 'redirect')
      }
    })
  }
  // caught on its way down, so that the form is ready when the event arrives at it
  document.addEventListener('submit', take, { capture: true })
  return () => {
    document.removeEventListener('submit', take, { capture: true })
    sending.says({ kind: 'nothing' })
  }
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
