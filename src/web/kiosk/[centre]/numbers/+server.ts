// A kiosk tells what it gave out without the server, and gets numbers for the next time.
import { json } from '@sveltejs/kit'
import { z } from 'zod'
import { Refusal } from '../../../../kernel/refusal.ts'
import { languages } from '../../../../kernel/text.ts'
import { no, type PriorityGroup, priorityGroups } from '../../../../modules/centres/model.ts'
import { findCentreByKey } from '../../../../modules/centres/service/centres.ts'
import type { OfflineTicket } from '../../../../modules/queue/model.ts'
import { type Holding, leaseNumbers, reconcileOffline } from '../../../../modules/queue/service/offline.ts'
import type { Told } from '../../offline/keeper.ts'
import type { RequestHandler } from './$types'

const moment = z.int().positive()
const number = z.int().min(1).max(1_000_000)
const ticket = z.object({
  id: z.uuid(),
  leaseId: z.uuid(),
  day: z.iso.date(),
  series: z.string().regex(/^\p{Lu}$/u),
  number,
  issuedAt: moment,
  promisedAt: moment,
  purpose: z.enum(['consult', 'submit', 'collect']),
  serviceId: z.uuid().nullable(),
  priority: z.enum(Object.keys(priorityGroups) as [PriorityGroup, ...PriorityGroup[]]).nullable(),
  lang: z.enum(languages),
})
const told = z.object({
  holder: z.uuid(),
  leases: z.array(z.object({ id: z.uuid(), next: number })).max(100),
  tickets: z.array(ticket).max(1000),
})

export const POST: RequestHandler = async ({ request, locals, params }) => {
  const read = told.safeParse(await request.json().catch(() => undefined))
  if (!read.success) return json({ message: read.error.issues[0]?.message }, { status: 422 })
  const { tickets, ...held } = read.data
  const centre = await locals.look((work) => findCentreByKey(work, params.centre))
  if (!centre) throw new Refusal(no('no-centre'))
  const done =
    tickets.length === 0
      ? []
      : await locals.run((work) => reconcileOffline(work, centre.id, tickets as unknown as OfflineTicket[]))
  const answer = await locals.run(async (work) => ({
    now: work.now,
    leases: await leaseNumbers(work, centre.id, held as unknown as Holding),
  }))
  return json({ ...answer, recorded: done.map(({ id }) => id) } satisfies Told)
}
