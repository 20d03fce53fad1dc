// The alarm over the API: for the centre's own program, or for a service that knows of alerts in a whole region.
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import type { Api } from '../../../http/api.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { alarmCauses, type Centre, type CentreId, no } from '../../centres/model.ts'
import { findCentreByKey, getCentre } from '../../centres/service/centres.ts'
import { setAlarm, setAlarmWithin } from '../service/alarm.ts'

const tags = ['alarm']
const wish = { on: z.boolean(), cause: z.enum(alarmCauses).default('air') }
const answer = z.object({ key: z.string(), on: z.boolean(), changed: z.boolean() })

const findCentre = async (work: Work, named: string): Promise<Centre | undefined> =>
  z.uuid().safeParse(named).success ? getCentre(work, named as CentreId) : undefined

export function alarmRoutes(api: Api): void {
  api.post(
    '/centres/:centre/alarm',
    {
      schema: {
        tags,
        summary: 'The hall stands still, or goes on',
        description: 'By the key of the centre or its id. Saying the same twice changes nothing.',
        params: z.object({ centre: z.string().min(1).max(80) }),
        body: z.strictObject(wish),
        response: { 200: answer },
      },
    },
    async (request) =>
      request.run(async (work) => {
        const { centre: named } = request.params
        const centre = (await findCentreByKey(work, named)) ?? (await findCentre(work, named))
        if (!centre) throw new Refusal(no('no-centre'))
        return setAlarm(work, centre, request.body.on ? request.body.cause : null)
      }),
  )
  api.post(
    '/alarm',
    {
      schema: {
        tags,
        summary: 'All halls of a region or of a network stand still, or go on',
        body: z
          .strictObject({
            ...wish,
            region: z.string().trim().min(1).max(120).optional(),
            network: z.string().trim().min(1).max(80).optional(),
          })
          .refine(({ region, network }) => region !== undefined || network !== undefined, { path: ['region'] }),
        response: { 200: z.object({ centres: z.array(answer) }) },
      },
    },
    async (request) => {
      const { on, cause, ...within } = request.body
      const centres = await request.run((work) => setAlarmWithin(work, within, on ? cause : null))
      return { centres: [...centres] }
    },
  )
}
