// Repeatable chance by name: the same run gives the same ticket the same length, whatever else has changed in the hall. So two
// forecasts a moment apart differ by news and not by luck.

/** 0 ≤ x < 1, always the same for the same two numbers (finaliser of MurmurHash3, public domain). */
export function drawn(run: number, name: number): number {
  let mixed = (Math.imul(run + 1, 0x9e3779b1) ^ name) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296
}

/** A number for an id: its last characters, which are random. */
export function nameOf(id: string): number {
  let name = 0x811c9dc5
  for (let i = Math.max(0, id.length - 12); i < id.length; i++) name = Math.imul(name ^ id.charCodeAt(i), 0x01000193)
  return name >>> 0
}

/** Around 1 by a bell of this width on the logarithmic scale. */
export function factorFrom(one: number, other: number, width: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
  return Math.exp(width * normal - (width * width) / 2)
}
