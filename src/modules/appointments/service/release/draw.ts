// The close and the draw of a release: each exactly once, whichever process comes first, with everything that follows from it.
import type { Work } from '../../../../db/work.ts'
import { permit } from '../../../../kernel/actor.ts'
import { type Instant, later } from '../../../../kernel/time.ts'
import type { Release } from '../../model.ts'
import { drawPlaces, sha256 } from '../../rules/draw.ts'
import { listText } from '../../rules/draw-file.ts'
import { revealAfter } from '../../rules/release.ts'
import * as entrants from '../../store/entrants.ts'
import * as store from '../../store/release.ts'
import { moreChances } from './chances.ts'
import { giveDrawnPlaces } from './places.ts'
import { announcementOf } from './publish.ts'

export type Stepped = 'closed' | 'drawn'

/** One step of one release that is due. The row is locked, so a second process finds nothing left to do. */
export async function stepRelease(work: Work): Promise<Stepped | undefined> {
  permit(work.actor, 'vikno.run')
  const release = await store.lockDue(work)
  if (!release) return undefined
  const stepped = release.state === 'announced' ? await close(work, release) : await draw(work, release)
  work.tell(`release:${release.id}`)
  return stepped
}

/** The list is made up and published with its hash; the seed stays sealed for a while longer. */
async function close(work: Work, release: Release): Promise<Stepped> {
  await entrants.fixWeights(work, release)
  const list = { ...(await announcementOf(work, release)), entrants: await entrants.listForDraw(work, release) }
  await store.saveState(work, {
    ...{ ...release, state: 'closed', listHash: sha256(listText(list)) },
    drawsAt: Math.max(release.drawsAt, later(work.now, revealAfter)) as Instant,
  })
  work.announce({ type: 'appointments.release-closed', centreId: release.centreId, releaseId: release.id })
  return 'closed'
}

async function draw(work: Work, release: Release): Promise<Stepped> {
  const seed = await store.openSeed(work, release)
  if (sha256(seed) !== release.seedHash) throw new Error(`the seed of release ${release.id} is not the announced one`)
  const order = drawPlaces(seed, await entrants.listForDraw(work, release), release.slots)
  await entrants.saveDrawn(work, release, order)
  await store.saveState(work, { ...release, state: 'drawn', seed, drawnAt: work.now })
  await moreChances(work, release, order)
  await giveDrawnPlaces(work, release)
  work.announce({ type: 'appointments.release-drawn', centreId: release.centreId, releaseId: release.id })
  return 'drawn'
}
