// What a person holds to the scanner or types by hand: a ticket, a booking, a case. Codes are digits only, or an address.
import { type Id, parseId } from '../../../kernel/id.ts'
import { readings } from './layouts.ts'

export type Shown =
  | { readonly kind: 'ticket'; readonly id: Id<'Ticket'> }
  /** «А-042», as it stands on the ticket. */
  | { readonly kind: 'ticket-number'; readonly number: string }
  /** Nine digits from the message or the QR code of a booking. */
  | { readonly kind: 'booking'; readonly code: string }
  | { readonly kind: 'booking-link'; readonly link: string }
  | { readonly kind: 'case'; readonly number: string }

const ticketAddress = /\/ticket\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])/
const bookingAddress = /\/visit\/([2-9bcdfghjkmnpqrstvwxz]{22})(?![0-9a-z])/
const caseAddress = /\/track\?(?:[^#]*&)?number=([^&#\s]+)/i
const ticketNumber = /^\p{L}-?\d{1,4}$/u
const caseNumber = /^([0-9\p{L}]{2,8})-(\d{4})-(\d{6,8})$/u

function inAddress(text: string): Shown | undefined {
  const lower = text.toLowerCase()
  const id = parseId<'Ticket'>(ticketAddress.exec(lower)?.[1])
  if (id) return { kind: 'ticket', id }
  const link = bookingAddress.exec(lower)?.[1]
  if (link) return { kind: 'booking-link', link }
  const number = caseAddress.exec(text)?.[1]
  return number === undefined ? undefined : numbered(decoded(number))
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // a stray % is no code of ours: the number is then not understood
  }
}

const numbered = (text: string): Shown | undefined =>
  caseNumber.test(text) ? { kind: 'case', number: text.toUpperCase() } : undefined

/** A case number as digits only: with the place code of digits, or without it for the centre one stands in. */
function byDigits(digits: string, placeCode: string): Shown | undefined {
  if (/^\d{9}$/.test(digits)) return { kind: 'booking', code: digits }
  const isNumeric = /^\d+$/.test(placeCode)
  const own = isNumeric && digits.startsWith(placeCode) ? digits.slice(placeCode.length) : digits
  const [, year, n] = /^(20\d{2})(\d{6,8})$/.exec(own) ?? []
  return year ? { kind: 'case', number: `${placeCode}-${year}-${n}` } : undefined
}

/** What was shown or typed, under whichever layout; nothing when it is no code of ours. */
export function shownAs(texts: readonly string[], placeCode: string): Shown | undefined {
  const all = texts.flatMap(readings).map((text) => text.trim().replace(/[‐-―−]/g, '-'))
  for (const text of all) {
    const found = inAddress(text) ?? numbered(text.replace(/\s/g, ''))
    if (found) return found
  }
  const [typed = ''] = all
  const number = typed.replace(/\s/g, '')
  if (ticketNumber.test(number)) return { kind: 'ticket-number', number }
  const digits = (texts[0] ?? '').replace(/[\s‐-―−-]/g, '')
  return /^\d+$/.test(digits) ? byDigits(digits, placeCode) : undefined
}
