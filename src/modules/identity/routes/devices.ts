// Kiosks and boards through the API: paired and removed.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import type { Device } from '../model.ts'
import { confirmPairing, listDevices, removeDevice, startPairing } from '../service/devices.ts'
import { id, iso, moment, nothing, shortText } from './shapes.ts'

export function deviceRoutes(api: Api): void {
  const tags = ['devices']
  const of = z.enum(['kiosk', 'board'])
  const deviceShape = z.object({
    id: z.string(),
    centreId: z.string(),
    of,
    label: z.string(),
    pairedAt: moment,
    seenAt: moment.nullable(),
  })
  const shown = (device: Device) => ({ ...device, pairedAt: iso(device.pairedAt)!, seenAt: iso(device.seenAt) })
  const pairing = z.object({ code: z.string(), token: z.string(), endsAt: moment })
  api.post(
    '/devices/pairings',
    {
      schema: {
        tags,
        summary: 'Asked by the machine itself: a code for its screen',
        body: z.object({ of }),
        response: { 200: pairing },
      },
    },
    async (request) => {
      const { code, token, endsAt } = await request.run((work) =>
        startPairing(work, { of: request.body.of, address: request.ip }),
      )
      return { code, token, endsAt: iso(endsAt)! }
    },
  )
  const confirming = z.object({ code: shortText(20), centreId: id<'Centre'>(), label: shortText(80) })
  api.post(
    '/devices',
    {
      schema: {
        tags,
        summary: 'Pair the machine that shows this code',
        body: confirming,
        response: { 200: deviceShape },
      },
    },
    async (request) => shown(await request.run((work) => confirmPairing(work, request.body))),
  )
  const place = z.object({ centreId: id<'Centre'>() })
  api.get(
    '/centres/:centreId/devices',
    { schema: { tags, summary: 'Paired machines', params: place, response: { 200: z.array(deviceShape) } } },
    async (request) => (await request.look((work) => listDevices(work, request.params.centreId))).map(shown),
  )
  api.delete(
    '/centres/:centreId/devices/:id',
    {
      schema: {
        tags,
        summary: 'The machine is a stranger from now on',
        params: place.extend({ id: id<'Device'>() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => removeDevice(work, request.params.centreId, request.params.id))
      return reply.code(204).send(null)
    },
  )
}
