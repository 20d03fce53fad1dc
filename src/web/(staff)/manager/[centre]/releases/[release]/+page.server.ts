// One release as its head sees it: figures and nobody's name; calling it off before the draw.
import { z } from 'zod'
import { parseId } from '../../../../../../kernel/id.ts'
import { Refusal } from '../../../../../../kernel/refusal.ts'
import { noRelease, type ReleaseId } from '../../../../../../modules/appointments/model.ts'
import { cancelRelease } from '../../../../../../modules/appointments/service/release/announce.ts'
import { releaseForHead } from '../../../../../../modules/appointments/service/release/look.ts'
import { act, reason } from '../../../parts/act.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

function idOf(text: string): ReleaseId {
  const id = parseId<'Release'>(text)
  if (!id) throw new Refusal(noRelease('no-release'))
  return id
}

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { zone } = await centreOf(work, params.centre)
    const release = await releaseForHead(work, idOf(params.release))
    return { release, zone, key: crypto.randomUUID() }
  })

export const actions: Actions = {
  cancel: (event) =>
    act(event, async (filled) => {
      const said = filled.read(z.object({ reason }))
      await event.locals.run((work) => cancelRelease(work, idOf(event.params.release), said.reason), filled.key)
      return `/manager/${event.params.centre}/releases?done=cancelled`
    }),
}
