// Where a question came from, as far as limits care.

/** The eight groups of an IPv6 address, however it was shortened. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const parts = (text: string | undefined): string[] => (text ? text.split(':') : [])
  const [first, last] = [parts(head), parts(tail)]
  const zeros = Array<string>(Math.max(0, tail === undefined ? 0 : 8 - first.length - last.length)).fill('0')
  return [...first, ...zeros, ...last].map((group) => group.replace(/^0+(?=.)/, ''))
}

/** One household or office: the whole address of IPv4, the first half of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  return address.includes(':') ? groupsOf(address).slice(0, 4).join(':') : address
}
