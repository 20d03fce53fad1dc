// A walk over the page with the Tab key: everything that can be pressed is reached, and is seen when it is.
import type { Page as Tab } from 'playwright-core'

interface Walk {
  readonly controls: number
  readonly unreached: readonly string[]
  readonly unseen: readonly string[]
}
interface Watching {
  reached: Set<Element>
  controls: Element[]
  unseen: string[]
}
type Watched = typeof globalThis & { walk: Watching }

/** Runs in the page: remembers how each control looks, then notices which get the focus and whether that shows. */
function watch(): number {
  const selector =
    'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"], audio[controls]'
  const canBeReached = (one: Element) =>
    one.checkVisibility({ visibilityProperty: true }) &&
    !one.matches(':disabled, [type="hidden"], [tabindex="-1"]') &&
    one.closest('[inert]') === null
  const properties = [
    'outlineStyle',
    'outlineWidth',
    'outlineColor',
    'boxShadow',
    'backgroundColor',
    'borderColor',
    'borderWidth',
    'color',
    'textDecorationLine',
    'clip',
    'left',
    'top',
    'opacity',
  ] as const
  const lookOf = (one: Element | null | undefined) =>
    one
      ? [null, '::before', '::after']
          .map((part) => {
            const style = getComputedStyle(one, part)
            return properties.map((property) => style[property]).join()
          })
          .join()
      : ''
  // a radio shows its focus on the label beside it, a box around a field on its parent
  const look = (one: Element) =>
    [one, one.nextElementSibling, one.parentElement, (one as HTMLInputElement).labels?.[0]].map(lookOf).join()
  const name = (one: Element) =>
    `<${one.localName}> ${(one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40) || one.getAttribute('name') || one.id}`
  const controls = [...document.querySelectorAll(selector)].filter(canBeReached)
  const before = new Map(controls.map((one) => [one, look(one)]))
  const walk: Watching = { reached: new Set(), controls, unseen: [] }
  document.addEventListener('focusin', ({ target }) => {
    const one = target as Element
    if (walk.reached.has(one)) return
    walk.reached.add(one)
    if (before.has(one) && look(one) === before.get(one)) walk.unseen.push(name(one))
  })
  ;(globalThis as Watched).walk = walk
  return controls.length
}

/** Runs in the page: of a group of radios one is enough, arrows do the rest. */
function result(): Omit<Walk, 'controls'> {
  const { reached, controls, unseen } = (globalThis as Watched).walk
  const group = (one: Element) =>
    one.matches('input[type="radio"]') ? `${one.closest('form')?.id} ${one.getAttribute('name')}` : null
  const groups = new Set([...reached].map(group))
  const left = controls.filter(
    (one) => one.isConnected && !reached.has(one) && !(group(one) !== null && groups.has(group(one))),
  )
  return { unreached: left.map((one) => one.outerHTML.slice(0, 120)), unseen }
}

export async function walkByTab(tab: Tab): Promise<Walk> {
  await tab.evaluate(() => {
    window.scrollTo(0, 0)
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  const controls = await tab.evaluate(watch)
  for (let n = 0; n < controls; n++) await tab.keyboard.press('Tab')
  let found = await tab.evaluate(result)
  // what scrolls by itself takes the focus too, without being a control
  for (let more = 0; more < 4 && found.unreached.length > 0; more++) {
    for (let n = 0; n < 8; n++) await tab.keyboard.press('Tab')
    found = await tab.evaluate(result)
  }
  return { controls, ...found }
}
