// How often the moment told at the ticket held, over the days chosen.
import { parseDate } from '../../../../../kernel/time.ts'
import { calibration, judged } from '../../../../../modules/queue/service/calibration.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const asked = (name: string) => parseDate(url.searchParams.get(name) ?? '')
    const found = await calibration(work, id, { from: asked('from'), until: asked('until') })
    const withJudgement = <Of extends { readonly n: number; readonly held: number }>(counts: readonly Of[]) =>
      counts.map((each) => ({ ...each, judgement: judged(each) }))
    return {
      ...{ from: found.from, until: found.until },
      all: { ...found.all, judgement: judged(found.all) },
      byClass: withJudgement(found.byClass),
      byHalf: withJudgement(found.byHalf),
      byDay: withJudgement(found.byDay.filter(({ n }) => n > 0)),
    }
  })
