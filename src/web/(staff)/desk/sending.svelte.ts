// What the person is told while a form is on its way: it takes a while, it is under way already, the next one waits, or was not sent.

export type Sending =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sends'; readonly since: number }
  /** The same button was pressed twice: it is done once. */
  | { readonly kind: 'again'; readonly since: number }
  /** Another button was pressed meanwhile: it is sent as soon as this one is done. */
  | { readonly kind: 'waits'; readonly since: number }
  /** The page became another one, so what was pressed no longer means the same. */
  | { readonly kind: 'not-sent' }

let now = $state.raw<Sending>({ kind: 'nothing' })

export const sending = {
  get now(): Sending {
    return now
  },
  says(said: Sending): void {
    now = said
  },
}
