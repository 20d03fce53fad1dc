// Whether the hall stands still: then every screen of its kiosks says only that.
import { timeIn } from '../../../kernel/time.ts'
import { findCentreByKey } from '../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../modules/centres/service/hall.ts'
import { outagesAt } from '../../../modules/centres/service/outages.ts'
import { standstillOf } from '../../../modules/queue/service/standstill.ts'
import type { LayoutServerLoad } from './$types'

const idsOf = (ids: readonly string[]): string => ids.toSorted().join()

export const load: LayoutServerLoad = ({ locals, params, url, depends }) => {
  depends('live:hall')
  void url.pathname // every screen of the walk asks anew
  return locals.look(async (work) => {
    const centre = await findCentreByKey(work, params.centre)
    if (!centre) return { topic: undefined, standing: null, outages: '' }
    const hall = await hallOf(work, centre.id)
    const standing = standstillOf(hall)
    return {
      topic: `hall:${centre.id}`,
      /** What is offered changes with them at once. */
      outages: idsOf(outagesAt(hall.outages, work.now).map(({ id }) => id)),
      standing: standing && { ...standing, from: timeIn(hall.timetable.zone, standing.since) },
    }
  })
}
