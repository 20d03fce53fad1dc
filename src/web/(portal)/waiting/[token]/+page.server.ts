// One's own place in the waiting list: the offered time, what one waits for, and leaving. Whoever has the address acts for the person.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { declineOffer, takeOffer } from '../../../../modules/appointments/service/waiting-list/answer.ts'
import { leaveList } from '../../../../modules/appointments/service/waiting-list/ask.ts'
import { waitingPage } from '../../../../modules/appointments/service/waiting-list/look.ts'
import { filled, refused } from '../../../form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.run(async (work) => {
    const isChanged = url.searchParams.has('changed')
    const { wish, service, centres, offer, earlier, ahead } = await waitingPage(work, params.token)
    const { state, endedWhy, purpose, firstDay, lastDay, weekdays, fromTime, untilTime } = wish
    const zone = centres[0]?.zone ?? 'Europe/Kyiv'
    return {
      wish: { state, endedWhy, purpose, firstDay, lastDay, weekdays, fromTime, untilTime },
      offer: offer && {
        startsAt: offer.startsAt,
        until: offer.until,
        centre: centres.find(({ id }) => id === offer.centreId),
      },
      ...{ isChanged, insteadOf: wish.insteadOf?.startsAt ?? null, token: params.token },
      earlier: earlier.map(({ startsAt, state }) => ({ startsAt, state })),
      ...{ service, centres, ahead, zone, today: dateIn(zone, work.now), key: crypto.randomUUID() },
    }
  })

const step =
  (act: (work: Work, token: string) => Promise<unknown>, to: (token: string, answer: unknown) => string) =>
  async ({ request, locals, params }: RequestEvent) => {
    const form = await filled(request, locals.lang)
    let answer: unknown
    try {
      answer = await locals.run((work) => act(work, params.token), form.key)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, to(params.token, answer))
  }

const here = (token: string) => `/waiting/${token}`

export const actions: Actions = {
  take: step(takeOffer, (_, link) => `/visit/${link}`),
  decline: step(declineOffer, here),
  leave: step(leaveList, here),
}
