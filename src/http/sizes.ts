// How large what is sent may be, in bytes.

/** Larger JSON than this is a mistake or an attack; files have their own limit. */
export const jsonLimit = 1_000_000
export const fileLimit = 10_000_000
