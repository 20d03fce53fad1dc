// Exact fractions, so that a kopeck is never lost to a binary point.

/** `n / d` in lowest terms; the denominator is above zero. */
export interface Exact {
  readonly n: bigint
  readonly d: bigint
}

function reduced(n: bigint, d: bigint): Exact {
  const sign = d < 0n ? -1n : 1n
  let [a, b] = [n < 0n ? -n : n, d * sign]
  while (b > 0n) [a, b] = [b, a % b]
  return { n: (n * sign) / a, d: (d * sign) / a }
}

/** From a decimal number as people write it: «13.65», «-2», «0.5». */
export function exact(written: number | string): Exact {
  const text = String(written)
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`not a decimal number: ${text}`)
  const [whole, part = ''] = text.split('.') as [string, string?]
  return reduced(BigInt(whole + part), 10n ** BigInt(part.length))
}

export const plus = (a: Exact, b: Exact): Exact => reduced(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Exact, b: Exact): Exact => reduced(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Exact, b: Exact): Exact => reduced(a.n * b.n, a.d * b.d)
export const isZero = ({ n }: Exact): boolean => n === 0n
/** Not for zero below. */
export const over = (a: Exact, b: Exact): Exact => reduced(a.n * b.d, a.d * b.n)
export const isMore = (a: Exact, b: Exact): boolean => a.n * b.d > b.n * a.d
export const least = (a: Exact, b: Exact): Exact => (isMore(a, b) ? b : a)
export const most = (a: Exact, b: Exact): Exact => (isMore(a, b) ? a : b)

/** To so many decimals, a half away from zero, as sums are rounded. */
export function rounded(a: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals)
  const twice = (a.n < 0n ? -a.n : a.n) * scale * 2n
  const whole = (twice + a.d) / (a.d * 2n)
  return reduced(a.n < 0n ? -whole : whole, scale)
}

export const toNumber = ({ n, d }: Exact): number => Number(n) / Number(d)
