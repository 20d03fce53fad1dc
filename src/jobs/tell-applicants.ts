// A case has news: its facts are asked of the cases and centres, and the notifications decide what is said, to whom and how.
import type { App } from '../app.ts'
import type { Announced, Job } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import type { CaseId, CaseState } from '../modules/cases/model.ts'
import { noteNotified, noticeOf } from '../modules/cases/service/result.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import type { Channel, Occasion } from '../modules/notifications/model.ts'
import { tellAboutCase } from '../modules/notifications/service/tell-about-case.ts'
import type { Task } from './task.ts'

const job = systemActor('notifications.tell')

interface ToTell {
  readonly occasion: Occasion
  readonly caseId: CaseId
  /** After the event: the state, and how many events the case had. */
  readonly state: CaseState
  readonly version: number
}

/** An event of a case that its applicant hears of. */
export const tellOf =
  (occasion: Occasion) =>
  ({ caseId, state, version }: Announced): Job => ({
    task: 'notifications.tell',
    payload: { occasion, caseId, state, version },
  })

/** Whose words name a day; in the others the day of the case would be no news. */
const dated: readonly Occasion[] = ['case-registered', 'case-defect', 'case-hearing', 'case-extended']

export const tellApplicant: Task = async (app, payload) => {
  const { occasion, caseId, state, version } = payload as ToTell
  // handed over at once: the person holds the result already
  if (occasion === 'case-registered' && state === 'issued') return
  await app.database.run(job, async (work) => {
    const notice = await noticeOf(work, caseId)
    const { number, residentId, centreId, asked, sensitive, serviceId, serviceName, until: day, ...contacts } = notice
    const { name, address } = await getCentre(work, centreId)
    const until = dated.includes(occasion) ? (day ?? undefined) : undefined
    const where = { centre: name, address: address ?? undefined, site: app.config.publicUrl }
    const facts = { caseNumber: number, service: serviceName, until, ...where }
    const which = { occasion, happening: `${caseId}:${version}`, centreId, caseId }
    await tellAboutCase(
      work,
      { ...which, residentId, serviceId, sensitive, asked, contacts, facts },
      readyChannels(app),
    )
  })
}

/** Which channels this server can send by. */
export const readyChannels = ({ mail, sms }: App): Channel[] => [
  ...(mail.ready ? (['email'] as const) : []),
  ...(sms.ready ? (['sms'] as const) : []),
]

/** A message went out. Of a result the case remembers when and how its applicant was told. */
export const noteOf = ({ caseId, occasion, channel }: Announced): Job => ({
  task: 'cases.note-notified',
  payload: { caseId, occasion, channel },
})

export const noteTold: Task = async ({ database }, payload) => {
  const { caseId, occasion, channel } = payload as { caseId: CaseId | null; occasion: Occasion; channel: Channel }
  if (caseId === null || occasion !== 'result-at-centre') return
  await database.run(job, (work) => noteNotified(work, caseId, channel))
}
