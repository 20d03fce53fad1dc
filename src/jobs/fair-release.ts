// What falls due of fair releases and of the waiting list; each step is a transaction of its own, and several processes share them.
import { systemActor } from '../kernel/actor.ts'
import { passOnDue } from '../modules/appointments/service/release/answer.ts'
import { stepRelease } from '../modules/appointments/service/release/draw.ts'
import {
  centresToLookAt,
  endPastWishes,
  lapseOffer,
  offerOpenTimes,
  tellOffers,
} from '../modules/appointments/service/waiting-list/answer.ts'
import type { Sweep } from './task.ts'

const drawing = systemActor('appointments.draw')
const waiting = systemActor('appointments.waiting-list')

/** Windows that are over are closed, what is closed is drawn, and places nobody confirmed go to the next in order. */
export const drawReleases: Sweep = async ({ database, log }) => {
  for (let step = await database.run(drawing, stepRelease); step; step = await database.run(drawing, stepRelease))
    log.info({ step }, 'a fair release went on')
  while (await database.run(drawing, passOnDue));
}

/** Offers without an answer go to the next; those made at night are told; what stands open is offered to who waits for it. */
export const serveWaitingList: Sweep = async ({ database }) => {
  while (await database.run(waiting, lapseOffer));
  while ((await database.run(waiting, endPastWishes)) > 0);
  for (const centreId of await database.run(waiting, centresToLookAt))
    await database.run(waiting, (work) => offerOpenTimes(work, centreId))
  while ((await database.run(waiting, tellOffers)) > 0);
}
