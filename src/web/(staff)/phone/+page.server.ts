// A person calls: a free time of the telephone's share is found and held; a booking they have is found; the right to book is restored.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listFreeTimes } from '../../../modules/appointments/service/free.ts'
import { holdTime } from '../../../modules/appointments/service/hold.ts'
import { restoreRight, rightToBook, type WhoMissed } from '../../../modules/appointments/service/misses.ts'
import { settingsOf } from '../../../modules/appointments/service/settings.ts'
import { type BookingLine, findByCode, findByPhone } from '../../../modules/appointments/service/view.ts'
import { getCentre } from '../../../modules/centres/service/centres.ts'
import { dayAndTimes, instantIn } from '../../(portal)/book/times.ts'
import { filled, refused } from '../../form.ts'
import { longDate } from '../../words.ts'
import { myCentre } from '../desk/my-centre.ts'
import { keyed } from '../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { chosenService, dayAndTimeIn, personAt, servicesBy, wishFor } from './call.ts'
import { missing } from './words.ts'

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { lang } = locals
    const asked = url.searchParams
    const { centre, others } = await myCentre(work, 'people.search', asked.get('centre'))
    const q = (asked.get('q') ?? '').slice(0, 100)
    const [service, more] = [await chosenService(work, asked.get('service')), asked.has('more')]
    const free = service ? await listFreeTimes(work, wishFor(centre.id, service.id, more)) : []
    const person = await personAt(work, centre.id, asked.get('resident'))
    return {
      centre: { id: centre.id, key: centre.key, name: centre.name, address: centre.address },
      centres: others,
      ...{ q, service, more, person },
      right: person && (await rightShown(work, centre.id, { residentId: person.id }, lang)),
      services: service || q.trim() === '' ? [] : await servicesBy(work, centre, q),
      times: dayAndTimes(free, { chosen: asked.get('day'), zone: centre.zone, lang, now: work.now }),
      holdMinutes: (await settingsOf(work, centre.id)).holdMinutes,
      today: dateIn(centre.zone, work.now),
      cancelled: asked.has('cancelled'),
    }
  })

async function rightShown(work: Work, centreId: Id<'Centre'>, who: WhoMissed, lang: 'uk' | 'en') {
  const { misses, barredUntil } = await rightToBook(work, centreId, who)
  const today = dateIn(kyiv, work.now)
  return { misses, until: barredUntil === null ? null : longDate(lang, dateIn(kyiv, barredUntil), today) }
}

const centreField = z.uuid().transform((id) => id as Id<'Centre'>)
const holding = z.object({
  centre: centreField,
  service: z.string().max(100),
  at: z.string({ error: missing.at }),
  name: z.string({ error: missing.name }).max(80),
  phone: z.string().max(40).optional(),
  resident: z.uuid().optional(),
  more: z.string().optional(),
})
const seeking = z.object({ centre: centreField, seek: z.string({ error: missing.seek }).max(40) })
const restoring = z.object({
  centre: centreField,
  phone: z.string().max(40).optional(),
  resident: z.uuid().optional(),
  reason: z.string({ error: missing.why }).max(200),
})

async function linesShown(work: Work, centreId: Id<'Centre'>, lines: readonly BookingLine[], lang: 'uk' | 'en') {
  const said = dayAndTimeIn((await getCentre(work, centreId)).zone, lang, work.now)
  return lines.map(({ id, state, startsAt }) => ({ id, state, when: said(startsAt) }))
}

const isCode = (text: string): boolean => text.replace(/\D/g, '').length === 9

async function byPhone({ locals }: RequestEvent, centreId: Id<'Centre'>, phone: string) {
  return locals.look(async (work) => ({
    found: await linesShown(work, centreId, await findByPhone(work, centreId, phone), locals.lang),
    right: await rightShown(work, centreId, { phone }, locals.lang),
  }))
}

export const actions: Actions = {
  async hold({ request, locals }) {
    const form = await filled(request, locals.lang)
    let to: string
    try {
      const { centre, service: key, at, name, phone, resident, more } = form.read(holding)
      const held = await locals.run(
        async (work) => {
          const service = await chosenService(work, key)
          const moment = instantIn(at)
          if (!service || moment === undefined) return null
          const whom = { kind: 'by-staff', phone, name, residentId: parseId<'Resident'>(resident ?? '') } as const
          return holdTime(work, { ...wishFor(centre, service.id, more !== undefined), at: moment, whom, lang: 'uk' })
        },
        keyed(form, 'hold', at),
      )
      to = held ? `/phone/${held.id}?centre=${centre}` : `/phone?centre=${centre}`
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, to)
  },

  /** Found goes back with the page: a telephone stands in no address. */
  async find(event) {
    const { request, locals } = event
    const form = await filled(request, locals.lang)
    let to: string
    try {
      const { centre, seek } = form.read(seeking)
      if (!isCode(seek)) return { ...(await byPhone(event, centre, seek)), values: form.values }
      const { id } = await locals.look((work) => findByCode(work, centre, seek))
      to = `/phone/${id}?centre=${centre}`
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, to)
  },

  async restore(event) {
    const { request, locals } = event
    const form = await filled(request, locals.lang)
    try {
      const { centre, phone, resident, reason } = form.read(restoring)
      const residentId = parseId<'Resident'>(resident ?? '')
      const who = residentId ? { residentId } : { phone: phone ?? '' }
      await locals.run((work) => restoreRight(work, centre, who, reason), keyed(form, 'restore'))
      const again = residentId ? {} : await byPhone(event, centre, phone ?? '')
      return { ...again, restored: true, values: { seek: phone ?? '' } }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
