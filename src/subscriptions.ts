// Which event wakes which job — the whole list on one page.
import type { Announced, Job } from './db/work.ts'
import { noteOf, tellOf } from './jobs/tell-applicants.ts'
import { sendPhoneCodeOf, tellBookedOf } from './jobs/tell-booked.ts'
import { tellHallOf } from './jobs/tell-hall.ts'
import { tellHeadsOf } from './jobs/tell-heads.ts'
import { tellEntrantOf, tellEntrantsOf, tellOfferOf, tellWaitingOf } from './jobs/tell-lists.ts'
import { moveFromStationOf, moveHitsOf, moveLostOf } from './modules/appointments/jobs.ts'
import { deliverOf } from './modules/notifications/jobs.ts'
import { markAwayOf, printOf } from './modules/stations/jobs.ts'

type Wakes = (event: Announced) => Job

/** Nothing is asked of the person; what happened they read in the case. */
const tellsNews = (...types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [`cases.${type}`, [tellOf('case-news')]]))

export const subscriptions: Readonly<Record<string, readonly Wakes[]>> = {
  'cases.registered': [tellOf('case-registered')],
  'cases.left-without-motion': [tellOf('case-defect')],
  'cases.more-time-given': [tellOf('case-defect')],
  'cases.hearing-called': [tellOf('case-hearing')],
  'cases.term-extended': [tellOf('case-extended')],
  ...tellsNews(
    ...['defects-fixed', 'returned', 'forwarded', 'not-considered', 'suspended', 'resumed', 'joined', 'withdrawn'],
    ...[
      'more-time-refused',
      'question-answered',
      'appealed',
      'appeal-dismissed',
      'corrected',
      'revoked',
      'invalidated',
    ],
  ),
  'cases.result-at-centre': [tellOf('result-at-centre')],
  'stations.went-down': [markAwayOf, tellHeadsOf, moveFromStationOf],
  'stations.degraded': [markAwayOf, tellHeadsOf, moveFromStationOf],
  'stations.came-back': [markAwayOf],
  'stations.print-asked': [printOf],
  'appointments.phone-code': [sendPhoneCodeOf],
  'appointments.booked': [tellBookedOf('booking-made')],
  'appointments.changed': [tellBookedOf('booking-changed')],
  'appointments.moved': [tellBookedOf('booking-moved')],
  'appointments.cancelled': [tellBookedOf('booking-cancelled')],
  'appointments.lost': [tellBookedOf('booking-lost')],
  'appointments.reminder-due': [tellBookedOf('booking-reminder')],
  'appointments.move-asked': [moveHitsOf],
  'appointments.release-entered': [tellEntrantOf],
  'appointments.release-drawn': [tellEntrantsOf],
  'appointments.release-cancelled': [tellEntrantsOf],
  'appointments.place-passed': [tellEntrantOf],
  'appointments.place-lapsed': [tellEntrantOf],
  'appointments.waits': [tellWaitingOf('waiting-joined')],
  'appointments.waiting-ended': [tellWaitingOf('waiting-ended')],
  'appointments.time-offered': [tellOfferOf],
  'centres.alarm-ended': [moveLostOf, tellHallOf],
  'notifications.queued': [deliverOf],
  'notifications.sent': [noteOf],
}

export const jobsFor = (event: Announced): readonly Job[] =>
  (subscriptions[event.type] ?? []).map((wakes) => wakes(event))
