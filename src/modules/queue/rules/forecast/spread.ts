// How long things take, as counts on a logarithmic scale: what a day teaches is added up, and any number of days gives one curve.
/** How often a value fell into each step of the scale; steps that never happened are left out. */
export type Counts = Readonly<Record<string, number>>

const step = 0.1
/** Steps of `e^0.1`: each a tenth longer than the one before. */
export const stepOf = (logarithm: number): number => Math.floor(logarithm / step)
const middleOf = (at: number): number => (at + 0.5) * step

export function added(...many: readonly Counts[]): Counts {
  const sum: Record<string, number> = {}
  for (const counts of many) for (const [at, n] of Object.entries(counts)) sum[at] = (sum[at] ?? 0) + n
  return sum
}

export const countOf = (counts: Counts): number => Object.values(counts).reduce((all, n) => all + n, 0)

export function meanOf(counts: Counts): number {
  const n = countOf(counts)
  const sum = Object.entries(counts).reduce((all, [at, times]) => all + Math.exp(middleOf(Number(at))) * times, 0)
  return n === 0 ? 0 : sum / n
}

/** A curve cut into 64 equally likely parts: 65 values from the shortest to the longest. */
export type Curve = Float64Array
export const parts = 64

/** What is believed before anything was seen, worth so many observations: a bell of this width around a logarithm. */
export interface Belief {
  readonly middle: number
  readonly width: number
  readonly worth: number
}

const bell = (x: number): number => Math.exp(-(x * x) / 2)

function withBelief(counts: Counts, { middle, width, worth }: Belief): Map<number, number> {
  const weights = new Map(Object.entries(counts).map(([at, n]) => [Number(at), n]))
  const [from, until] = [stepOf(middle - 3 * width), stepOf(middle + 3 * width)]
  const heights = new Map<number, number>()
  for (let at = from; at <= until; at++) heights.set(at, bell((middleOf(at) - middle) / width))
  const whole = [...heights.values()].reduce((all, height) => all + height, 0)
  for (const [at, height] of heights) weights.set(at, (weights.get(at) ?? 0) + (worth * height) / whole)
  return weights
}

/** What was seen, with what was believed before; even within a step. */
export function curveOf(counts: Counts, belief: Belief): Curve {
  const weights = [...withBelief(counts, belief)].sort(([a], [b]) => a - b)
  const whole = weights.reduce((all, [, weight]) => all + weight, 0)
  const curve = new Float64Array(parts + 1)
  let [n, before] = [0, 0]
  let [at, weight] = weights[0]!
  for (let part = 0; part <= parts; part++) {
    // the ends stand for the outer half of the outer parts
    const wanted = (whole * Math.min(Math.max(part, 0.25), parts - 0.25)) / parts
    while (before + weight < wanted && n < weights.length - 1) {
      before += weight
      n++
      ;[at, weight] = weights[n]!
    }
    curve[part] = Math.exp((at + (wanted - before) / weight) * step)
  }
  return curve
}

/** The value that this share of all is below. */
export function valueAt(curve: Curve, share: number): number {
  const x = share * parts
  const part = Math.min(parts - 1, Math.floor(x))
  return curve[part]! + (curve[part + 1]! - curve[part]!) * (x - part)
}

/** The share that is below a value. */
export function shareBelow(curve: Curve, value: number): number {
  if (value <= curve[0]!) return 0
  if (value >= curve[parts]!) return 1
  let [low, high] = [0, parts]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (curve[middle]! <= value) low = middle
    else high = middle
  }
  const rise = curve[high]! - curve[low]!
  return (low + (rise > 0 ? (value - curve[low]!) / rise : 0)) / parts
}
