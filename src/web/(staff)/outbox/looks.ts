// How a message looks in its row: the sign of its state, and a moment as staff read it.
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { MessageState } from '../../../modules/notifications/model.ts'
import type { Tone } from '../../kit/badge/tones.ts'
import type { IconName } from '../../kit/icon/drawings.ts'
import { rowDate, time } from '../../words.ts'

export const looks: Readonly<Record<MessageState, { icon: IconName; tone?: Tone }>> = {
  queued: { icon: 'clock' },
  sending: { icon: 'plane', tone: 'run' },
  sent: { icon: 'check', tone: 'good' },
  failed: { icon: 'hourglass', tone: 'warn' },
  dead: { icon: 'cross', tone: 'bad' },
}

/** `10:42` today, `вт 24.11 10:42` on another day. */
export function moment(lang: Lang, at: Instant, today: PlainDate): string {
  const day = dateIn(kyiv, at)
  return day === today ? time(at) : `${rowDate(lang, day, today)} ${time(at)}`
}
