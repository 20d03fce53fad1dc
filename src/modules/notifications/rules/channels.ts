// By which channels a person is told: as they asked at the intake, and as they prefer in general.
import type { Addresses, AskedWay, Channel, Preference, Untold } from '../model.ts'

export interface Choice {
  /** Suit the occasion, the best first. */
  readonly suitable: readonly Channel[]
  /** Set up on this server. */
  readonly ready: readonly Channel[]
  readonly asked: AskedWay | undefined
  readonly preference: Preference
  readonly addresses: Addresses
}

export type Chosen =
  | { readonly by: readonly Channel[]; readonly untold?: undefined }
  /** `shownAs`: the channel under which staff see that it could not be said. */
  | { readonly by: readonly []; readonly untold: { readonly why: Untold; readonly shownAs: Channel } }

/**
 * The channel asked for at the intake, and those the person wants besides. If the one asked for can't be used, the other takes
 * its place: the law wants the person told on the same day (№588). What a person switched off is never used.
 */
export function chooseChannels(choice: Choice): Chosen {
  const { suitable, asked, preference } = choice
  const wanted = suitable.filter((channel) => channel === asked || preference.also.includes(channel))
  const usable = wanted.filter((channel) => canUse(choice, channel))
  if (usable.length > 0) return { by: usable }
  if (isNotOurs(asked)) return untold('told-otherwise', suitable)
  const [other] = suitable.filter((channel) => canUse(choice, channel))
  return other ? { by: [other] } : untold(whyNone(choice), wanted.length > 0 ? wanted : suitable)
}

const isNotOurs = (asked: AskedWay | undefined): boolean => asked === 'call' || asked === 'post' || asked === 'cabinet'

const canUse = ({ ready, preference, addresses }: Choice, channel: Channel): boolean =>
  ready.includes(channel) && !preference.never.includes(channel) && addresses[channel] !== undefined

const untold = (why: Untold, [shownAs = 'sms']: readonly Channel[]): Chosen => ({ by: [], untold: { why, shownAs } })

function whyNone({ suitable, ready, preference, addresses }: Choice): Untold {
  const allowed = suitable.filter((channel) => !preference.never.includes(channel))
  if (allowed.length === 0) return 'not-wanted'
  return allowed.some((channel) => addresses[channel] !== undefined && !ready.includes(channel))
    ? 'not-set-up'
    : 'no-address'
}
