// Identifiers: random, one kind each, so a ticket's id can't stand where a desk's is meant.
declare const kind: unique symbol

export type Id<Kind extends string> = string & { readonly [kind]: Kind }

export const newId = <Kind extends string>(): Id<Kind> => crypto.randomUUID() as Id<Kind>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id that came from outside, or nothing when it can't be one. */
export function parseId<Kind extends string>(text: unknown): Id<Kind> | undefined {
  return typeof text === 'string' && uuid.test(text) ? (text as Id<Kind>) : undefined
}
