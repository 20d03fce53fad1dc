// An address as staff see it: enough to compare with what a person says, not enough to use.
import type { Channel } from '../model.ts'

/** `… 45 67`, `o…@ukr.net` */
export function masked(channel: Channel, address: string): string {
  if (channel === 'sms') return `… ${address.slice(-4, -2)} ${address.slice(-2)}`
  const [name = '', domain = ''] = address.split('@')
  return `${name.slice(0, 1)}…@${domain}`
}
