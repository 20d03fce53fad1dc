// What a provider answered to something sent out. A gateway never throws: every end of a call has its word here.

export type Answer =
  /** Taken: from here on the provider answers for it. */
  | { readonly kind: 'accepted'; readonly code: string; readonly providerId: string | null }
  /** Never will be: no such address, or words the provider refuses. */
  | { readonly kind: 'rejected'; readonly code: string }
  /** Not now: too many, busy, our account is not in order. `wait` is what the provider asked for, in milliseconds. */
  | { readonly kind: 'later'; readonly code: string; readonly wait?: number | undefined }
  /** Nobody was reached, so surely nothing was sent. */
  | { readonly kind: 'unreachable'; readonly code: string }
  /** It was handed over and the answer was lost: perhaps sent, perhaps not. */
  | { readonly kind: 'unsure'; readonly code: string }
