// The visit for a calendar (RFC 5545).
import { bookingCalendar } from '../../../../../modules/appointments/service/view.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const site = locals.app.config.publicUrl
  const file = await locals.look((work) => bookingCalendar(work, { link: params.link }, site))
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="visit.ics"',
      'cache-control': 'private, no-store',
    },
  })
}
