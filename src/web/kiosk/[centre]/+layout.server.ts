// Whether the hall stands still: then every screen of its kiosks says only that.
import { timeIn } from '../../../kernel/time.ts'
import { findCentreByKey } from '../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../modules/centres/service/hall.ts'
import { standstillOf } from '../../../modules/queue/service/standstill.ts'
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals, params, url, depends }) => {
  depends('live:hall')
  void url.pathname // every screen of the walk asks anew
  return locals.look(async (work) => {
    const centre = await findCentreByKey(work, params.centre)
    if (!centre) return { topic: undefined, standing: null }
    const hall = await hallOf(work, centre.id)
    const standing = standstillOf(hall)
    return {
      topic: `hall:${centre.id}`,
      standing: standing && { ...standing, from: timeIn(hall.timetable.zone, standing.since) },
    }
  })
}
