// Numbers that kiosks held in advance, day by day: given out, still held, void with when and why.
import { parseDate } from '../../../../../kernel/time.ts'
import { listDevices } from '../../../../../modules/identity/service/devices.ts'
import { leasedNumbers } from '../../../../../modules/queue/service/offline.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const { day, days, ranges } = await leasedNumbers(work, id, parseDate(url.searchParams.get('day') ?? ''))
    const labels = new Map((await listDevices(work, id)).map((device) => [device.id as string, device.label]))
    return {
      ...{ day, days },
      ranges: ranges.map((range) => ({ ...range, kiosk: labels.get(range.deviceId) ?? null })),
    }
  })
