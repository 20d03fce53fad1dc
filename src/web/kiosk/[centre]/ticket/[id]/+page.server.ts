// The ticket just taken: its number, the moment it is promised for, where to wait, how to follow it; and on paper, if wanted.
import { redirect } from '@sveltejs/kit'
import QRCode from 'qrcode'
import { type Instant, timeIn } from '../../../../../kernel/time.ts'
import { ticketRoll } from '../../../../../modules/documents/service.ts'
import { comeBack } from '../../../../../modules/queue/service/away.ts'
import type { PrintId } from '../../../../../modules/stations/model.ts'
import { askToPrint, printerHere } from '../../../../../modules/stations/service/print.ts'
import { filled, refused } from '../../../../form.ts'
import { paperOf } from '../../../paper.ts'
import { headOf } from '../../../place.ts'
import { paperOn, printIn, untilPrinted } from '../../../printing.ts'
import { followUrl, ticketHere } from '../../../ticket.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, app } = locals
  const { place, ticket, waitAt } = await locals.look((work) => ticketHere(work, params.centre, params.id))
  const { promisedAt, expectedAt, desk } = ticket
  const time = (at: Instant) => timeIn(ticket.zone, at)
  const printer = await locals.look((work) => printerHere(work, ticket.centre.id))
  const print = await printIn(locals.look, ticket.centre.id, ticket.id, url.searchParams.get('paper'))
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
    people: ticket.people,
    mayReturn: ticket.mayReturn,
    waitAt: waitAt && { ...waitAt, zone: waitAt.zone[lang] },
    qr: await QRCode.toString(followUrl(app.config.publicUrl, ticket), { ...qrLook, type: 'svg' }),
    /** Through a printer in the network, or by the kiosk's own browser. */
    prints: printer ? ('network' as const) : ('browser' as const),
    paper: paperOn(printer, print),
  }
}

/** M is read from a screen with reflections; the quiet border is the frame around it. */
const qrLook = { errorCorrectionLevel: 'M', margin: 0 } as const

export const actions: Actions = {
  /** «I am here»: said by whoever holds the ticket before the scanner. */
  async here({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      await locals.run(async (work) => {
        const { ticket } = await ticketHere(work, params.centre, params.id)
        await comeBack(work, ticket.id)
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/kiosk/${params.centre}/ticket/${params.id}`)
  },
  async print({ request, locals, params, url }) {
    const form = await filled(request, locals.lang)
    let asked: { readonly printId: PrintId; readonly centreId: Parameters<typeof untilPrinted>[1] }
    try {
      asked = await locals.run(async (work) => {
        const here = await ticketHere(work, params.centre, params.id)
        const { id: ticketId, centre } = here.ticket
        const parts = ticketRoll(paperOf(here, locals.app.config.publicUrl))
        return {
          centreId: centre.id,
          printId: await askToPrint(work, { centreId: centre.id, of: { ticketId }, parts }),
        }
      }, form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    await untilPrinted(locals.look, asked.centreId, asked.printId)
    redirect(303, `${url.pathname}?paper=${asked.printId}`)
  },
}
