// What falls due in a centre: desks left open overnight.
import type { Sweep } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { endForgottenSeats } from './service/sitting.ts'

const job = systemActor('centres.end-seats')

export const endSeatsOvernight: Sweep = async ({ database, log }) => {
  const ended = await database.run(job, endForgottenSeats)
  if (ended > 0) log.info({ desks: ended }, 'desks nobody had closed are closed')
}
