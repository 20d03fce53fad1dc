// The ticket just taken: its number, the moment it is promised for, where to wait, how to follow it.
import QRCode from 'qrcode'
import { type Instant, timeIn } from '../../../../../kernel/time.ts'
import { headOf } from '../../../place.ts'
import { followUrl, ticketHere } from '../../../ticket.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang, app } = locals
  const { place, ticket, waitAt } = await locals.look((work) => ticketHere(work, params.centre, params.id))
  const { promisedAt, expectedAt, desk } = ticket
  const time = (at: Instant) => timeIn(ticket.zone, at)
  return {
    ...headOf(place, lang),
    id: ticket.id,
    label: ticket.label,
    state: ticket.state.kind,
    desk: desk && { number: desk.number, way: desk.way },
    promised: time(promisedAt),
    expected: expectedAt === null ? undefined : time(expectedAt),
    isLate: expectedAt !== null && expectedAt > promisedAt,
    ahead: ticket.ahead,
    waitAt: waitAt && { ...waitAt, zone: waitAt.zone[lang] },
    qr: await QRCode.toString(followUrl(app.config.publicUrl, ticket), { ...qrLook, type: 'svg' }),
  }
}

/** M is read from a screen with reflections; the quiet border is the frame around it. */
const qrLook = { errorCorrectionLevel: 'M', margin: 0 } as const
