// The visit as a calendar file (RFC 5545): one stable UID, a SEQUENCE that grows with each change, CANCEL when it is off.
import type { Lang } from '../../../kernel/text.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Booking } from '../model.ts'

export interface Visit extends Pick<Booking, 'id' | 'state' | 'startsAt' | 'endsAt' | 'sequence'> {
  /** Where the calendar comes from: `vikno.example`. */
  readonly host: string
  readonly lang: Lang
  readonly title: string
  readonly place: string
  readonly description: string
  readonly url: string
}

/** `20261124T080000Z` */
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** Section 3.3.11: backslash, semicolon, comma and line break are written with a backslash. */
const text = (value: string): string => value.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n')

const encoder = new TextEncoder()

/** Section 3.1: no line is longer than 75 octets; the next begins with a space. A letter is never cut in half. */
function folded(line: string): string {
  const lines: string[] = ['']
  let octets = 0
  for (const sign of line) {
    const size = encoder.encode(sign).length
    if (octets + size > 75) {
      lines.push(' ')
      octets = 1
    }
    lines[lines.length - 1] += sign
    octets += size
  }
  return lines.join('\r\n')
}

export function calendarFile(visit: Visit, now: Instant): string {
  const isOff = visit.state === 'cancelled' || visit.state === 'lapsed'
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Vikno//appointments//${visit.lang.toUpperCase()}`,
    `METHOD:${isOff ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${visit.id}@${visit.host}`,
    `SEQUENCE:${visit.sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(visit.startsAt)}`,
    `DTEND:${utc(visit.endsAt)}`,
    `SUMMARY:${text(visit.title)}`,
    `LOCATION:${text(visit.place)}`,
    `DESCRIPTION:${text(visit.description)}`,
    `URL:${visit.url}`,
    `STATUS:${isOff ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
