// Machines of a centre: what needs looking at, how each is, and new ones: kiosks and boards by the code on their screen, printers by address.
import { z } from 'zod'
import { confirmPairing } from '../../../../../modules/identity/service/devices.ts'
import { usualPrinter } from '../../../../../modules/stations/model.ts'
import { listAlerts } from '../../../../../modules/stations/service/alerts.ts'
import { listStations } from '../../../../../modules/stations/service/inventory.ts'
import { savePrinter } from '../../../../../modules/stations/service/settings.ts'
import { both } from '../../../../faults.ts'
import { keyed } from '../../../keyed.ts'
import { act } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'
import { shownStation } from './shown.ts'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const { id } = await centreOf(work, params.centre)
    const stations = await listStations(work, id)
    const change = await lastChange(work, { what: 'identity.device', centreId: id }, locals.lang)
    const shown = (station: (typeof stations)[number]) => shownStation(station, stations, locals.lang)
    return {
      alerts: (await listAlerts(work, id)).map(shown),
      stations: stations.map(shown),
      publicUrl: locals.app.config.publicUrl,
      change,
      now: work.now,
    }
  })

const joining = z.object({
  code: z
    .string(both({ uk: 'Введіть код з екрана пристрою.', en: 'Type the code on the screen of the device.' }))
    .max(20),
  label: z.string(both({ uk: 'Напишіть, де стоїть пристрій.', en: 'Write where the device stands.' })).max(80),
})
const address = both({ uk: 'Вкажіть адресу принтера.', en: 'Give the address of the printer.' })
const printer = z.object({
  place: z.string(both({ uk: 'Напишіть, де стоїть принтер.', en: 'Write where the printer stands.' })).max(80),
  host: z.string(address).max(100),
  port: z.coerce.number().int().min(1).max(65_535).default(usualPrinter.port),
  codePage: z.coerce.number().int().min(0).max(255).default(usualPrinter.codePage),
})

export const actions: Actions = {
  join: (event) =>
    act(event, async (filled) => {
      const { code, label } = filled.read(joining)
      await event.locals.run(
        async (work) => {
          const { id: centreId } = await centreOf(work, event.params.centre)
          await confirmPairing(work, { code, centreId, label })
        },
        keyed(filled, 'join'),
      )
      return `/manager/${event.params.centre}/devices?done=joined`
    }),
  printer: (event) =>
    act(
      event,
      async (filled) => {
        const { place: label, ...rest } = filled.read(printer)
        await event.locals.run(
          async (work) => savePrinter(work, (await centreOf(work, event.params.centre)).id, { label, ...rest }),
          keyed(filled, 'printer'),
        )
        return `/manager/${event.params.centre}/devices?done=printer`
      },
      { label: 'place' },
    ),
}
