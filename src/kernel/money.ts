// Money is whole kopecks; floating hryvnias never enter a calculation.
declare const kopecks: unique symbol
export type Kopecks = number & { readonly [kopecks]: true }

/** From hryvnias as the law or a form writes them; at most two decimals. */
export function hryvnias(amount: number): Kopecks {
  const whole = Math.round(amount * 100)
  if (!Number.isSafeInteger(whole) || Math.abs(whole / 100 - amount) > 1e-6)
    throw new RangeError(`not a sum in hryvnias: ${amount}`)
  return whole as Kopecks
}

export const sum = (parts: readonly Kopecks[]): Kopecks => parts.reduce((all, part) => all + part, 0) as Kopecks

const shown = new Intl.NumberFormat('uk-UA', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** «1 284,16» with no-break spaces, as written beside «грн». */
export const inHryvnias = (amount: Kopecks): string => shown.format(amount / 100)
