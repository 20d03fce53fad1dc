// Kiosks and boards of a centre: joined by the code on their screen, listed with when they were last seen, removed.
import { z } from 'zod'
import type { Id } from '../../../../../kernel/id.ts'
import { confirmPairing, listDevices, removeDevice } from '../../../../../modules/identity/service/devices.ts'
import { both } from '../../../../faults.ts'
import type { Filled } from '../../../../form.ts'
import { act } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const change = await lastChange(work, { what: 'identity.device', centreId: id }, locals.lang)
    return { devices: await listDevices(work, id), publicUrl: locals.app.config.publicUrl, change }
  })

const joining = z.object({
  code: z
    .string(both({ uk: 'Введіть код з екрана пристрою.', en: 'Type the code on the screen of the device.' }))
    .max(20),
  label: z.string(both({ uk: 'Напишіть, де стоїть пристрій.', en: 'Write where the device stands.' })).max(80),
})
const removing = z.object({ device: z.uuid() })

export const actions: Actions = {
  join: (event) =>
    act(event, async (filled) => {
      const { code, label } = filled.read(joining)
      await event.locals.run(async (work) => {
        const { id: centreId } = await centreOf(work, event.params.centre)
        await confirmPairing(work, { code, centreId, label })
      }, filled.key)
      return `/manager/${event.params.centre}/devices?done=joined`
    }),
  remove: (event) =>
    act(event, async (filled) => {
      const { device } = filled.read(removing)
      await event.locals.run(
        async (work) => {
          const { id: centreId } = await centreOf(work, event.params.centre)
          await removeDevice(work, centreId, device as Id<'Device'>)
        },
        keyOf(filled, device),
      )
      return `/manager/${event.params.centre}/devices?done=removed`
    }),
}

/** The page has one key and a button for each device: each button its own. */
const keyOf = ({ key }: Filled, device: string): string | undefined => key && `${key} ${device}`
