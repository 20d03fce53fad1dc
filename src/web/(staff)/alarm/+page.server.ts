// The button that stops a hall and lets it go on, asked twice both ways; and what does not work in the centre.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { may } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import {
  dateIn,
  type Instant,
  minutes,
  momentOf,
  type PlainDate,
  type PlainTime,
  timeIn,
} from '../../../kernel/time.ts'
import { alarmCauses, type CentreId, outageKinds } from '../../../modules/centres/model.ts'
import { listAlarms } from '../../../modules/centres/service/alarm.ts'
import { getCentre } from '../../../modules/centres/service/centres.ts'
import { hallOf, type StampedHall } from '../../../modules/centres/service/hall.ts'
import { beginOutage, endOutage, registersOf } from '../../../modules/centres/service/outages.ts'
import { freezeHall, resumeHall } from '../../../modules/queue/service/alarm.ts'
import { noticeOf } from '../../../modules/queue/service/standstill.ts'
import { both, filled, refused } from '../../form.ts'
import { myCentre } from '../desk/my-centre.ts'
import { keyed } from '../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const csr = false

const steps = ['begin', 'end', 'mark'] as const
const dones = ['begun', 'ended', 'marked', 'works'] as const

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { centre, others } = await myCentre(work, 'centres.alarm', url.searchParams.get('centre'))
    const hall = await hallOf(work, centre.id)
    const notice = await noticeOf(work, centre.id)
    const asked = steps.find((one) => one === url.searchParams.get('do'))
    return {
      centre: { id: centre.id, name: centre.name },
      others,
      placeDetail: others.length > 1 ? centre.name[locals.lang] : undefined,
      here: notice,
      hasShelter: hall.settings.shelter !== null,
      mayManage: may(work.actor, 'centres.manage', centre.id),
      ahead: hall.outages.filter(({ until }) => until === null || until > work.now),
      stood: await stoodToday(work, hall),
      registers: notice.mayMark ? await registersOf(work, hall) : [],
      today: dateIn(hall.timetable.zone, work.now),
      // what was asked a moment ago may be out of date: another pressed it
      step: asked === 'begin' && hall.alarm ? undefined : asked === 'end' && !hall.alarm ? undefined : asked,
      done: dones.find((one) => one === url.searchParams.get('done')),
    }
  })

async function stoodToday(work: Work, { centre, timetable }: StampedHall) {
  const begins = momentOf(timetable.zone, dateIn(timetable.zone, work.now), '00:00' as PlainTime)
  const alarms = await listAlarms(work, centre.id, begins, work.now)
  return alarms.flatMap(({ id, cause, since, until }) =>
    until === null ? [] : [{ id, cause, since, until, minutes: Math.round((until - since) / minutes(1)) }],
  )
}

const ofCentre = z.object({ centre: z.uuid() })

/** One step of the page; afterwards it shows what is true. */
const step =
  <Schema extends z.ZodObject>(
    name: string,
    done: (typeof dones)[number],
    schema: Schema,
    does: (work: Work, centreId: CentreId, read: z.output<Schema>) => Promise<unknown>,
  ) =>
  async ({ request, locals }: RequestEvent) => {
    const form = await filled(request, locals.lang)
    let centreId: CentreId
    try {
      centreId = form.read(ofCentre).centre as CentreId
      const read = form.read(schema)
      await locals.run(
        async (work) => {
          await does(work, centreId, read)
        },
        keyed(form, name),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/alarm?centre=${centreId}&done=${done}`)
  }

const clock = z
  .string()
  .trim()
  .regex(/^$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, both({ uk: 'Напишіть день і час.', en: 'Write the day and the time.' }))
  .optional()

const marking = z.object({
  kind: z.enum(outageKinds, both({ uk: 'Оберіть, чого немає.', en: 'Choose what is away.' })),
  what: z.string().max(300).optional(),
  since: clock,
  until: clock,
  reason: z.string().max(300).optional(),
})

async function momentAt(work: Work, centreId: CentreId, said: string | undefined): Promise<Instant | undefined> {
  if (!said) return undefined
  const { zone } = await getCentre(work, centreId)
  const [date, time] = said.split('T') as [PlainDate, PlainTime]
  const now = dateIn(zone, work.now) === date && timeIn(zone, work.now) === time
  return now ? undefined : momentOf(zone, date, time)
}

export const actions: Actions = {
  begin: step('begin', 'begun', z.object({ cause: z.enum(alarmCauses) }), (work, centreId, { cause }) =>
    freezeHall(work, centreId, cause),
  ),
  end: step('end', 'ended', z.object({}), (work, centreId) => resumeHall(work, centreId)),
  mark: step('mark', 'marked', marking, async (work, centreId, { kind, what, since, until, reason }) =>
    beginOutage(work, centreId, {
      ...{ kind, what, reason },
      since: await momentAt(work, centreId, since),
      until: await momentAt(work, centreId, until),
    }),
  ),
  works: step('works', 'works', z.object({ outage: z.uuid() }), (work, centreId, { outage }) =>
    endOutage(work, centreId, outage as Id<'Outage'>),
  ),
}
