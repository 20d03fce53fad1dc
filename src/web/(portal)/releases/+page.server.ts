// Releases one can enter now, those to come, and those of the last months.
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listReleases } from '../../../modules/appointments/service/release/look.ts'
import type { PageServerLoad } from './$types'
import { choicesOf } from './choices.ts'

export const csr = false

export const load: PageServerLoad = ({ locals }) =>
  locals.look(async (work) => {
    const releases = await listReleases(work)
    return {
      today: dateIn(kyiv, work.now),
      releases: releases.map(({ slots, ...release }) => ({ ...release, ...choicesOf(slots, release.centres) })),
    }
  })
