// The centre now: who waits, what each desk does, and what is unfinished in its set-up.

import { redirect } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import { may } from '../../../../kernel/actor.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { listLate } from '../../../../modules/cases/service/hand-over.ts'
import { listUndecidedDocuments } from '../../../../modules/catalogue/service/documents.ts'
import { listWithoutProcessCard } from '../../../../modules/catalogue/service/unfinished.ts'
import type { Centre, CentreId } from '../../../../modules/centres/model.ts'
import { statusOn } from '../../../../modules/centres/service/hours.ts'
import { unfinishedOf } from '../../../../modules/centres/service/unfinished.ts'
import { countDead } from '../../../../modules/notifications/service/messages.ts'
import { faultsInWords, listAlerts, nameOf } from '../../../../modules/stations/service/alerts.ts'
import { centreOf, placeOf } from '../parts/place.ts'
import type { PageServerLoad } from './$types'
import { hallShown } from './hall-shown.ts'

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends('live:hall')
  const found = await locals.look(async (work) => {
    const { kind, slug } = await placeOf(work, params.centre)
    return kind === 'authority' ? slug : nowOf(work, await centreOf(work, params.centre))
  })
  if (typeof found === 'string') redirect(303, `/manager/${found}/staff`)
  return found
}

async function nowOf(work: Work, centre: Centre) {
  return {
    centre: { id: centre.id, key: centre.key, status: statusOn(centre, dateIn(centre.zone, work.now)) },
    hall: may(work.actor, 'queue.see', centre.id) ? await hallShown(work, centre.id) : undefined,
    tasks: await tasksOf(work, centre.id),
    machines: await machinesOf(work, centre.id),
  }
}

/** Machines that need somebody, in a few words each. */
async function machinesOf(work: Work, centreId: CentreId) {
  if (!may(work.actor, 'centres.manage', centreId)) return []
  // a kiosk that only follows its printer is told of by the printer
  const wrong = (await listAlerts(work, centreId)).filter(({ faults }) => faults.length > 0)
  return wrong.map((station) => ({
    ...{ id: station.id, state: station.state },
    name: nameOf(station),
    wrong: faultsInWords(station.faults),
  }))
}

export type TaskName = 'hours' | 'desks' | 'groups' | 'authorities' | 'documents' | 'cards' | 'messages' | 'handOver'
export interface Task {
  readonly name: TaskName
  readonly count: number
  /** Which ones, where a few words say it. */
  readonly which: readonly string[]
}

/** What is unfinished, as far as this person may finish it. */
async function tasksOf(work: Work, centreId: CentreId): Promise<Task[]> {
  const allowed = (permission: Parameters<typeof may>[1]) => may(work.actor, permission, centreId)
  const tasks: Task[] = []
  const add = (name: TaskName, count: number, which: readonly string[] = []) => tasks.push({ name, count, which })
  if (allowed('centres.manage')) {
    const lacks = await unfinishedOf(work, centreId)
    add('hours', lacks.hoursMissing ? 1 : 0)
    add(
      'desks',
      lacks.desksWithoutPeople.length,
      lacks.desksWithoutPeople.map(({ number }) => String(number)),
    )
    add('groups', lacks.groupsWithoutDesk.length)
    add('authorities', lacks.servicesWithoutAuthority.length)
    if (allowed('catalogue.manage')) {
      const lacking = await listWithoutProcessCard(work)
      add('documents', (await listUndecidedDocuments(work)).length)
      add('cards', lacks.given.filter((id) => lacking.has(id)).length)
    }
  }
  if (allowed('messages.see')) add('messages', await countDead(work))
  if (allowed('cases.hand-over')) add('handOver', (await listLate(work, centreId)).length)
  return tasks.filter(({ count }) => count > 0)
}
