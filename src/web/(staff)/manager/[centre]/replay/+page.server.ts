// Any order of a day from its record: a ticket or a moment, who waited then, who was called and why; and that nobody jumped.
import { No, Refusal, sentence } from '../../../../../kernel/refusal.ts'
import { momentOf, type PlainTime, parseDate } from '../../../../../kernel/time.ts'
import { priorityGroups } from '../../../../../modules/centres/model.ts'
import { type MomentAsked, replayMoment } from '../../../../../modules/queue/service/replay.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const clock = /^([01]\d|2[0-3]):[0-5]\d$/
const minute = 60_000
/** Departures named on the page; of more the number is told. */
const named = 20

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { today } = await parent()
  return locals.look(async (work) => {
    const { id, zone } = await centreOf(work, params.centre)
    const day = parseDate(url.searchParams.get('day') ?? '') ?? today
    const [number, time, exactly] = ['ticket', 'at', 'call'].map((name) => url.searchParams.get(name)?.trim() ?? '')
    const said = clock.test(time!) ? momentOf(zone, day, time as PlainTime) + minute - 1 : undefined
    const at = /^\d{12,14}$/.test(exactly!) ? Number(exactly) : said
    const asked = { ...(number && { number }), ...(at !== undefined && { at }) } as MomentAsked
    const found = await momentOrWhyNot(() => replayMoment(work, id, day, asked))
    const shared = { day, zone, number: number!, time: time! }
    if (found instanceof No) return { ...shared, wrong: sentence(found, locals.lang), found: null }
    const { calls: _, departures, priority, ...rest } = found
    return {
      ...{ ...shared, wrong: undefined },
      found: {
        ...rest,
        departures: departures.slice(0, named),
        moreDepartures: Math.max(0, departures.length - named),
        priority: priority && { name: priorityGroups[priority.group][locals.lang], state: priority.state },
      },
    }
  })
}

/** A number nobody could have on paper is told beside its field. */
async function momentOrWhyNot<Found>(find: () => Promise<Found>): Promise<Found | No> {
  try {
    return await find()
  } catch (fault) {
    if (fault instanceof Refusal && fault.kind === 'invalid') return fault.answers[0]!
    throw fault
  }
}
