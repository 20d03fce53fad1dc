// A named example of a component. Examples feed the page /kit, the documentation and the tests.
import type { Component, ComponentProps } from 'svelte'

interface Example {
  readonly name: string
  readonly props: Readonly<Record<string, unknown>>
}

export interface Shown {
  readonly component: Component<Record<string, unknown>>
  /** What it is for, in one line. */
  readonly title: string
  readonly examples: readonly Example[]
  /** Drawn at the density of staff screens. */
  readonly staff: boolean
}

/** Keeps the types of the component's own props, so an example that no longer fits does not compile. */
// biome-ignore lint/suspicious/noExplicitAny: the constraint only says that it is a component; its props are inferred
export function shown<Drawn extends Component<any>>(
  component: Drawn,
  title: string,
  examples: readonly { name: string; props: ComponentProps<Drawn> }[],
  { staff = false }: { staff?: boolean } = {},
): Shown {
  return {
    component: component as unknown as Shown['component'],
    title,
    examples: examples as readonly Example[],
    staff,
  }
}
