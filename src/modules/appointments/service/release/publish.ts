// What everybody may see of a release: first the slots and the hash of the seed, then the list, then the seed and the result.
import type { Work } from '../../../../db/work.ts'
import { isoOf } from '../../../../kernel/time.ts'
import { getService } from '../../../catalogue/service.ts'
import type { Announcement, DrawFile, EntrantList, Release, ReleaseId } from '../../model.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'

export type Published = Announcement | EntrantList | DrawFile

/** As it stands now; anyone may ask. What is published once is never changed, only added to. */
export async function publishedDraw(work: Work, id: ReleaseId): Promise<Published> {
  const release = await store.getRelease(work, id)
  const announcement = await announcementOf(work, release)
  if (release.listHash === null) return announcement
  const list = { ...announcement, entrants: await entrants.listForDraw(work, release), listHash: release.listHash }
  if (release.seed === null) return list
  const order = await entrants.listDrawn(work, release)
  return { ...list, seed: release.seed, order, passed: await store.listPassed(work, release) }
}

export async function announcementOf(work: Work, release: Release): Promise<Announcement> {
  const { key, name } = await getService(work, release.serviceId)
  return {
    format: 'vikno-draw-1',
    release: release.id,
    service: { code: key, ...name },
    opens: isoOf(release.opensAt),
    closes: isoOf(release.closesAt),
    passHours: release.passHours,
    seedHash: release.seedHash,
    slots: release.slots.map(({ n, centreId, startsAt, minutes, places }) => ({
      ...{ n, centre: centreId, start: isoOf(startsAt), minutes, places },
    })),
  }
}
