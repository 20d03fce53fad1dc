// Networks and centres: founding one, changing its card, hours, exceptions and settings.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import { kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { Calendar } from '../../../kernel/working-days.ts'
import { martialLawSince2022 } from '../../../kernel/working-days.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import { registerPlace } from '../../identity/service.ts'
import {
  type Centre,
  type CentreId,
  type DayException,
  defaultSettings,
  hourKinds,
  type Network,
  no,
  type Settings,
  type Week,
} from '../model.ts'
import { checkDay, closedWeek } from '../rules/hours.ts'
import { checkCentre, checkSettings } from '../rules/places.ts'
import * as store from '../store/centre.ts'
import { changed } from './changed.ts'
import { hallOf } from './hall.ts'
import { emptyHall, type FirstZone, layOutHall } from './layout.ts'

/* Anyone may read where a centre is and when it works. */

export async function getCentre(work: Work, id: CentreId): Promise<Centre> {
  const centre = await store.findCentre(work, id)
  if (!centre) throw new Refusal(no('no-centre'))
  return centre
}
export const findCentre = (work: Work, id: CentreId): Promise<Centre | undefined> => store.findCentre(work, id)
export const findCentreByKey = (work: Work, key: string): Promise<Centre | undefined> =>
  store.findCentreByKey(work, key)
export const listCentres = (work: Work): Promise<Centre[]> => store.listCentres(work)
export const listNetworks = (work: Work): Promise<Network[]> => store.listNetworks(work)

/** The calendar of working days for terms: holidays by the law, and the days this centre is closed by its own order. */
export async function calendarOf(work: Work, id: CentreId): Promise<Calendar> {
  const { timetable } = await hallOf(work, id)
  const closed = [...timetable.exceptions.values()]
    .filter(({ hours }) => hours.work.length === 0)
    .map(({ date }) => date)
  return { martialLaw: martialLawSince2022, closed }
}

export type NewNetwork = Omit<Network, 'id'>

export async function createNetwork(work: Work, network: NewNetwork): Promise<Network> {
  permit(work.actor, 'network.manage')
  const created: Network = { id: newId<'Network'>(), ...network }
  await store.addNetwork(work, created)
  await registerPlace(work, { id: created.id, kind: 'network', networkId: null, name: created.name })
  await recordChange(work, {
    what: 'centres.network',
    id: created.id,
    before: null,
    after: { key: network.key, name: network.name.uk },
  })
  return created
}

export type NewCentre = Pick<Centre, 'key' | 'networkId' | 'kind' | 'name' | 'placeCode'> &
  Partial<Omit<Centre, 'id'>> & {
    readonly week?: Week
    readonly settings?: Partial<Settings>
    /** The zones it begins with; empty for a hall that will be laid out by hand. */
    readonly zones?: readonly FirstZone[]
  }

const nothing = {
  parentId: null,
  address: null,
  phones: [],
  email: null,
  website: null,
  zone: kyiv,
  opensOn: null,
  closesOn: null,
  note: null,
} satisfies Partial<Centre>

/** A founder opens the next one. Its hours are «closed» until somebody sets them; it begins with the usual groups. */
export async function createCentre(
  work: Work,
  { week = closedWeek, settings = {}, zones = emptyHall, ...card }: NewCentre,
): Promise<Centre> {
  permit(work.actor, 'network.manage', card.networkId)
  if (!(await store.findNetwork(work, card.networkId))) throw new Refusal(no('no-network', {}, 'networkId'))
  const centre = accept(checkCentre({ ...nothing, ...card, id: newId<'Centre'>() }))
  checkWeek(week)
  await store.addCentre(work, centre, week, accept(checkSettings({ ...defaultSettings, ...settings })))
  await registerCentre(work, centre)
  if (zones.length > 0) await layOutHall(work, centre.id, zones)
  await recordChange(work, {
    what: 'centres.centre',
    id: centre.id,
    centreId: centre.id,
    before: null,
    after: valuesOf(centre),
  })
  return centre
}

/** Posts can be held there, under this name. */
export const registerCentre = (work: Work, { id, networkId, name }: Centre): Promise<void> =>
  registerPlace(work, { id, kind: 'centre', networkId, name })

const valuesOf = ({ name, ...rest }: Centre): Values => ({ ...rest, name: name.uk, nameEn: name.en })

export type CentreChange = Partial<Omit<Centre, 'id' | 'networkId' | 'zone'>>

export async function changeCentre(work: Work, id: CentreId, change: CentreChange, reason?: string): Promise<Centre> {
  permit(work.actor, 'centres.manage', id)
  const before = await getCentre(work, id)
  const after = accept(checkCentre({ ...before, ...change }))
  await store.saveCentre(work, after)
  await registerCentre(work, after)
  await changed(work, id, { what: 'centres.centre', id, before: valuesOf(before), after: valuesOf(after), reason })
  return after
}

const dayNames = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя']

function checkWeek(week: Week): void {
  for (const [i, day] of week.entries()) accept(checkDay(day, dayNames[i] ?? String(i + 1)))
}

const weekValues = (week: Week): Values => Object.fromEntries(week.map((day, i) => [dayNames[i], dayValues(day)]))
const dayValues = (day: Week[number]): Values =>
  Object.fromEntries(hourKinds.map((kind) => [kind, day[kind].map(({ from, until }) => `${from}–${until}`)]))

export async function setWeek(work: Work, id: CentreId, week: Week, reason?: string): Promise<void> {
  permit(work.actor, 'centres.manage', id)
  const { timetable } = await hallOf(work, id)
  checkWeek(week)
  await store.saveWeek(work, id, week)
  await changed(work, id, {
    what: 'centres.week',
    id,
    before: weekValues(timetable.week),
    after: weekValues(week),
    reason,
  })
}

const exceptionValues = (exception: DayException | undefined): Values | null =>
  exception ? { date: exception.date, reason: exception.reason.uk, ...dayValues(exception.hours) } : null

/** A day that differs: shorter, closed, with a break for a planned outage. */
export async function setException(work: Work, id: CentreId, exception: DayException): Promise<void> {
  permit(work.actor, 'centres.manage', id)
  const { timetable } = await hallOf(work, id)
  accept(checkDay(exception.hours, exception.date))
  await store.saveException(work, id, exception)
  const before = exceptionValues(timetable.exceptions.get(exception.date))
  await changed(work, id, { what: 'centres.exception', id: exception.date, before, after: exceptionValues(exception) })
}

export async function removeException(work: Work, id: CentreId, date: PlainDate): Promise<void> {
  permit(work.actor, 'centres.manage', id)
  const { timetable } = await hallOf(work, id)
  const before = exceptionValues(timetable.exceptions.get(date))
  if (!before) throw new Refusal(no('no-exception'))
  await store.removeException(work, id, date)
  await changed(work, id, { what: 'centres.exception', id: date, before, after: null })
}

const settingsValues = ({ targets, priorityGroups, shelter, guards, ...rest }: Settings): Values => ({
  ...rest,
  ...targets,
  priorityGroups,
  guards: Object.entries(guards).map(([key, percent]) => `${key} ${percent}`),
  shelter: shelter && `${shelter.place.uk} / ${shelter.place.en} (${shelter.way})`,
})

export async function setSettings(
  work: Work,
  id: CentreId,
  change: Partial<Settings>,
  reason?: string,
): Promise<Settings> {
  permit(work.actor, 'centres.manage', id)
  const { settings } = await hallOf(work, id)
  const after = accept(checkSettings({ ...settings, ...change, targets: { ...settings.targets, ...change.targets } }))
  await store.saveSettings(work, id, after)
  await changed(work, id, {
    what: 'centres.settings',
    id,
    before: settingsValues(settings),
    after: settingsValues(after),
    reason,
  })
  return after
}
