// Lists a person can be put on by an administrator: releases that are open, and the waiting list.
import { dateIn } from '../../../kernel/time.ts'
import { listReleases } from '../../../modules/appointments/service/release/look.ts'
import { myCentre } from '../desk/my-centre.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { centre } = await myCentre(work, 'queue.issue', url.searchParams.get('centre'))
    const releases = await listReleases(work, { centreId: centre.id })
    return {
      centre: { id: centre.id, name: centre.name },
      today: dateIn(centre.zone, work.now),
      releases: releases.map(({ slots, ...release }) => release),
      joined: url.searchParams.has('joined'),
    }
  })
