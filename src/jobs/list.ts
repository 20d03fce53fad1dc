// Every module's jobs and sweeps, on one page.
import { bookingsDue, moveFromStation, moveHits, moveLost, watchStations } from '../modules/appointments/jobs.ts'
import { sealLog } from '../modules/audit/jobs.ts'
import { forgetLookUps } from '../modules/cases/jobs.ts'
import { endSeatsOvernight, tellOutageTurns } from '../modules/centres/jobs.ts'
import { clearEntries } from '../modules/identity/jobs.ts'
import { deliver, deliverDue } from '../modules/notifications/jobs.ts'
import { bringTicketsBack, closeDays, learnFromDays, voidUnusedNumbers } from '../modules/queue/jobs.ts'
import { markAway, print, watchMachines } from '../modules/stations/jobs.ts'
import { drawReleases, serveWaitingList } from './fair-release.ts'
import type { Sweep, Tasks } from './task.ts'
import { noteTold, tellApplicant } from './tell-applicants.ts'
import { sendPhoneCode, tellBooked } from './tell-booked.ts'
import { tellDeadlines } from './tell-deadlines.ts'
import { tellHall } from './tell-hall.ts'
import { tellHeads } from './tell-heads.ts'
import { tellEntrant, tellEntrants, tellOffer, tellWaiting } from './tell-lists.ts'

export const tasks: Tasks = {
  'notifications.tell': tellApplicant,
  'notifications.tell-booked': tellBooked,
  'notifications.send-phone-code': sendPhoneCode,
  'notifications.tell-hall': tellHall,
  'notifications.deliver': deliver,
  'appointments.tell-entrant': tellEntrant,
  'appointments.tell-entrants': tellEntrants,
  'appointments.tell-waiting': tellWaiting,
  'appointments.tell-offer': tellOffer,
  'appointments.move-lost': moveLost,
  'appointments.move-from-station': moveFromStation,
  'appointments.move-hits': moveHits,
  'cases.note-notified': noteTold,
  'stations.print': print,
  'stations.mark-away': markAway,
  'stations.tell-heads': tellHeads,
}

/** What falls due is kept in the modules' own tables in application time; this list is asked once a minute. */
export const sweeps: readonly Sweep[] = [
  sealLog,
  clearEntries,
  forgetLookUps,
  deliverDue,
  bringTicketsBack,
  closeDays,
  learnFromDays,
  voidUnusedNumbers,
  endSeatsOvernight,
  tellOutageTurns,
  watchMachines,
  bookingsDue,
  watchStations,
  drawReleases,
  serveWaitingList,
  tellDeadlines,
]
