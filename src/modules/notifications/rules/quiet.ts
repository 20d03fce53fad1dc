// Nobody's telephone rings by night for news that can wait.
import { addDays, dateIn, type Instant, kyiv, momentOf, timeIn } from '../../../kernel/time.ts'
import type { Channel, Occasion, Quiet } from '../model.ts'
import { about } from './templates.ts'

/** A letter makes no sound. */
const rings: Readonly<Record<Channel, boolean>> = { email: false, sms: true }

/** The moment itself, or the end of the quiet hours it falls in; Ukraine has one zone. */
export function outOfQuiet(at: Instant, { from, until }: Quiet, zone = kyiv): Instant {
  const [day, time] = [dateIn(zone, at), timeIn(zone, at)]
  const overMidnight = from > until
  const isQuiet = overMidnight ? time >= from || time < until : time >= from && time < until
  if (!isQuiet) return at
  return momentOf(zone, overMidnight && time >= from ? addDays(day, 1) : day, until)
}

export const mayBeSentAt = (occasion: Occasion, channel: Channel, at: Instant, quiet: Quiet): Instant =>
  rings[channel] && !about[occasion].atOnce ? outOfQuiet(at, quiet) : at
