// One booking on the telephone: read to the person and confirmed, given back, moved, cancelled; how to reach them; their right to book.
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import { dateIn, timeIn } from '../../../../kernel/time.ts'
import type { BookingId } from '../../../../modules/appointments/model.ts'
import { cancelBooking, changeTime } from '../../../../modules/appointments/service/change.ts'
import { listFreeTimes } from '../../../../modules/appointments/service/free.ts'
import { confirmBooking } from '../../../../modules/appointments/service/hold.ts'
import { restoreRight, rightToBook } from '../../../../modules/appointments/service/misses.ts'
import { type BookingView, contactOf, openBooking } from '../../../../modules/appointments/service/view.ts'
import { papersOf } from '../../../../modules/catalogue/rules.ts'
import { findService } from '../../../../modules/catalogue/service.ts'
import { getCentre } from '../../../../modules/centres/service/centres.ts'
import { dayAndTimes, instantIn } from '../../../(portal)/book/times.ts'
import { type Filled, filled, refused } from '../../../form.ts'
import { longDate } from '../../../words.ts'
import { keyed } from '../../keyed.ts'
import { dayAndTimeIn } from '../call.ts'
import { missing } from '../words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

interface Which {
  readonly centreId: Id<'Centre'>
  readonly id: BookingId
}

function whichOf({ params, url, locals }: Pick<RequestEvent, 'params' | 'url' | 'locals'>): Which {
  const [id, centreId] = [parseId<'Booking'>(params.booking), parseId<'Centre'>(url.searchParams.get('centre') ?? '')]
  if (!id || !centreId) error(404, sentence(no('not-found'), locals.lang))
  return { centreId, id }
}

const steps = ['change', 'cancel'] as const
const dones = ['confirmed', 'changed'] as const

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event
  const which = whichOf(event)
  const { lang } = locals
  const asked = steps.find((one) => one === url.searchParams.get('do'))
  return locals.look(async (work) => {
    const booking = await openBooking(work, which)
    const centre = await getCentre(work, which.centreId)
    const said = dayAndTimeIn(centre.zone, lang, work.now)
    const today = dateIn(centre.zone, work.now)
    const step = booking.mayChange ? asked : undefined
    const { misses, barredUntil } = await rightToBook(work, which.centreId, { bookingId: which.id })
    return {
      id: which.id,
      centre: { id: centre.id, name: centre.name, address: centre.address },
      booking: {
        state: booking.state,
        link: booking.link,
        code: booking.arrivalCode,
        day: longDate(lang, booking.day, today),
        time: timeIn(centre.zone, booking.startsAt),
        when: said(booking.startsAt),
        minutes: (booking.endsAt - booking.startsAt) / 60_000,
        heldUntil: booking.heldUntil === null ? null : timeIn(centre.zone, booking.heldUntil),
        from: timeIn(centre.zone, booking.arriveFrom),
        grace: timeIn(centre.zone, booking.graceUntil),
        freeUntil: booking.freeUntil > work.now ? said(booking.freeUntil) : null,
        mayConfirm: booking.mayConfirm,
        mayChange: booking.mayChange,
      },
      services: await servicesOf(work, booking),
      right: { misses, until: barredUntil === null ? null : longDate(lang, dateIn(centre.zone, barredUntil), today) },
      ...{ step, today, done: dones.find((one) => url.searchParams.has(one)) },
      times: step === 'change' ? await timesFor(work, booking, { zone: centre.zone, lang, url }) : null,
    }
  })
}

async function servicesOf(work: Work, { parts }: BookingView) {
  const services = []
  for (const { serviceId } of parts) {
    const service = serviceId ? await findService(work, serviceId) : undefined
    if (service) services.push({ name: service.name, bring: papersOf(service).always.map(({ name }) => name) })
  }
  return services
}

async function timesFor(
  work: Work,
  { centreId, parts: booked, moreTime, day }: BookingView,
  { zone, lang, url }: { zone: string; lang: 'uk' | 'en'; url: URL },
) {
  const parts = booked.map(({ purpose, serviceId }) => ({ purpose, serviceId: serviceId ?? undefined }))
  const free = await listFreeTimes(work, { centreId, parts, moreTime })
  return dayAndTimes(free, { chosen: url.searchParams.get('day') ?? day, zone, lang, now: work.now })
}

const here = ({ centreId, id }: Which, done = ''): string => `/phone/${id}?centre=${centreId}${done}`

const act =
  (name: string, does: (work: Work, which: Which, form: Filled) => Promise<unknown>, to: (which: Which) => string) =>
  async (event: RequestEvent) => {
    const { locals, request } = event
    const which = whichOf(event)
    const form = await filled(request, locals.lang)
    try {
      await locals.run(
        async (work) => {
          await does(work, which, form)
        },
        keyed(form, name),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, to(which))
  }

const toTime = z.object({ at: z.string({ error: missing.at }) })
const why = z.object({ reason: z.string({ error: missing.why }).max(200) })
const afresh = ({ centreId }: Which): string => `/phone?centre=${centreId}&cancelled`

export const actions: Actions = {
  confirm: act(
    'confirm',
    (work, which) => confirmBooking(work, which),
    (which) => here(which, '&confirmed'),
  ),
  give: act('give', cancelBooking, afresh),
  cancel: act('cancel', cancelBooking, afresh),
  change: act(
    'change',
    async (work, which, form) => {
      const at = instantIn(form.read(toTime).at)
      if (at !== undefined) await changeTime(work, which, at)
    },
    (which) => here(which, '&changed'),
  ),

  /** Shown to whoever asks by right, and written down. */
  async contact(event) {
    const { locals, request } = event
    const { centreId, id } = whichOf(event)
    const form = await filled(request, locals.lang)
    try {
      return { contact: await locals.look((work) => contactOf(work, centreId, id)) }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async restore(event) {
    const { locals, request } = event
    const { centreId, id } = whichOf(event)
    const form = await filled(request, locals.lang)
    try {
      const { reason } = form.read(why)
      await locals.run((work) => restoreRight(work, centreId, { bookingId: id }, reason), keyed(form, 'restore'))
      return { restored: true, values: {} }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
