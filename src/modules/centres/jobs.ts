// What falls due in a centre: desks left open overnight, and outages that begin or end by their own time.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { tellTurns } from './service/outages.ts'
import { endForgottenSeats } from './service/sitting.ts'

const turning = systemActor('centres.tell-turns')
const job = systemActor('centres.end-seats')

export const endSeatsOvernight: Sweep = async ({ database, log }) => {
  const ended = await database.run(job, endForgottenSeats)
  if (ended > 0) log.info({ desks: ended }, 'desks nobody had closed are closed')
}

/** Boards, kiosks and desks look again when a planned outage begins or an expected end comes. */
export const tellOutageTurns: Sweep = ({ database }) => database.run(turning, tellTurns)
