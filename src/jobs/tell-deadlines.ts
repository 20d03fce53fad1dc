// Terms that want attention: in the morning of a working day one letter to each who answers for them, and higher the later it is.
import type { App } from '../app.ts'
import type { Work } from '../db/work.ts'
import { type PlaceId, type Role, systemActor } from '../kernel/actor.ts'
import type { Text } from '../kernel/text.ts'
import { dateIn, kyiv, type PlainDate, timeIn } from '../kernel/time.ts'
import { isWorkingDay, martialLawSince2022 } from '../kernel/working-days.ts'
import { type AlertCounts, type Alerts, alertsOfDay } from '../modules/cases/service/alerts.ts'
import { getCentre } from '../modules/centres/service/centres.ts'
import { listStaff } from '../modules/identity/service/manage-staff.ts'
import type { Facts } from '../modules/notifications/model.ts'
import { queueMessage } from '../modules/notifications/service/queue-message.ts'
import type { Sweep } from './task.ts'

const job = systemActor('cases.tell-deadlines')
const morning = '08:00'

export const tellDeadlines: Sweep = async (app) => {
  if (!app.mail.ready) return
  await app.database.run(job, async (work) => {
    const today = dateIn(kyiv, work.now)
    const isMorning = timeIn(kyiv, work.now) >= morning && isWorkingDay(today, { martialLaw: martialLawSince2022 })
    if (!isMorning) return
    for (const letter of lettersOf(await alertsOfDay(work, today))) await send(app, work, today, letter)
  })
}

interface Letter {
  readonly centreId: Alerts['centreId']
  readonly to: { readonly role: Role; readonly place: 'authority' | 'centre' | 'network' }
  readonly authorityId: Alerts['authorityId']
  readonly counts: AlertCounts
}

/** The authority hears of all, the head of the centre of the last day and of what is late, the founder of what stays late. */
function lettersOf(alerts: readonly Alerts[]): Letter[] {
  const ofAuthorities = alerts
    .filter(({ authorityId }) => authorityId !== null)
    .map((one): Letter => ({ ...one, to: { role: 'authority-head', place: 'authority' } }))
  const ofCentres = Map.groupBy(alerts, ({ centreId }) => centreId)
  const above = [...ofCentres].flatMap(([centreId, all]): Letter[] => [
    {
      centreId,
      authorityId: null,
      counts: only(all, ['last-day', 'late', 'long-late']),
      to: { role: 'head', place: 'centre' },
    },
    { centreId, authorityId: null, counts: only(all, ['long-late']), to: { role: 'founder', place: 'network' } },
  ])
  return [...ofAuthorities, ...above].filter(({ counts }) => Object.values(counts).some((n) => n > 0))
}

type Level = keyof AlertCounts

const only = (alerts: readonly Alerts[], levels: readonly Level[]): AlertCounts =>
  Object.fromEntries(levels.map((level) => [level, alerts.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0)]))

async function send({ config }: App, work: Work, today: PlainDate, { centreId, authorityId, counts, to }: Letter) {
  const centre = await getCentre(work, centreId)
  const place = ({ authority: authorityId, centre: centreId, network: centre.networkId } as const)[to.place] as PlaceId
  const path = { authority: '/back-office', centre: '/centre-cases', network: '/manager' }[to.place]
  const facts: Facts = { ...inWords(counts), centre: centre.name, site: `${config.publicUrl}${path}` }
  const people = await listStaff(work, { placeId: place, role: to.role })
  for (const person of people.filter(({ state }) => state !== 'blocked'))
    await queueMessage(work, {
      ...{
        key: `deadlines:${today}:${centreId}:${place}:${person.id}`,
        occasion: 'deadlines',
        facts,
        sensitive: false,
      },
      ...{ centreId, recipient: { kind: 'staff', id: person.id }, channel: 'email', lang: 'uk', to: person.email },
    })
}

const counted = (n: number, one: string, few: string, many: string): string => {
  const rule = new Intl.PluralRules('uk').select(n)
  return `${n} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}
const cases = (n: number): Text => ({
  uk: counted(n, 'справа', 'справи', 'справ'),
  en: `${n} ${n === 1 ? 'case' : 'cases'}`,
})
const known = (n = 0): Text | undefined => (n > 0 ? cases(n) : undefined)

const inWords = (counts: AlertCounts): Pick<Facts, 'late' | 'lastDay' | 'most' | 'half'> => ({
  late: known((counts.late ?? 0) + (counts['long-late'] ?? 0)),
  lastDay: known(counts['last-day']),
  most: known(counts.most),
  half: known(counts.half),
})
