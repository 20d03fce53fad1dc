// One's own cases; or how to sign in, or how to sign in better.
import type { Work } from '../../../db/work.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listOwnBookings } from '../../../modules/appointments/service/view.ts'
import { listOwn, listRepresented } from '../../../modules/cases/service/own.ts'
import { getCentre } from '../../../modules/centres/service/centres.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async ({ locals: { actor, look } }) => {
  if (actor.kind === 'staff') return { shown: 'staff' as const }
  if (actor.kind !== 'resident') return { shown: 'sign-in' as const }
  if (actor.trust === 'low') return { shown: 'sign-in-better' as const }
  return look(async (work) => ({
    shown: 'cases' as const,
    cases: await listOwn(work),
    represented: await listRepresented(work),
    visits: await visitsOf(work),
    today: dateIn(kyiv, work.now),
  }))
}

/** Booked and not over yet, the next first. */
async function visitsOf(work: Work) {
  const own = await listOwnBookings(work)
  const ahead = own.filter(({ state, endsAt }) => (state === 'held' || state === 'booked') && endsAt > work.now)
  return Promise.all(
    ahead
      .sort((a, b) => a.startsAt - b.startsAt)
      .map(async ({ link, state, startsAt, centreId }) => {
        const { name, zone } = await getCentre(work, centreId)
        return { link, state, startsAt, zone, centre: name }
      }),
  )
}
