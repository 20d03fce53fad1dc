// One machine: how it is, «Зламалось» and «Працює», its settings, and what has been with it.
import { z } from 'zod'
import type { Work } from '../../../../../../db/work.ts'
import { type Id, parseId } from '../../../../../../kernel/id.ts'
import { Refusal } from '../../../../../../kernel/refusal.ts'
import { type Instant, momentOf, parseDate, parseTime } from '../../../../../../kernel/time.ts'
import type { Centre } from '../../../../../../modules/centres/model.ts'
import { hallOf } from '../../../../../../modules/centres/service/hall.ts'
import { removeDevice } from '../../../../../../modules/identity/service/devices.ts'
import {
  type BoardLanguages,
  boardLanguages,
  no,
  type StationId,
  type StationPart,
  stationParts,
} from '../../../../../../modules/stations/model.ts'
import { saveBoard } from '../../../../../../modules/stations/service/board.ts'
import { historyOf, listStations } from '../../../../../../modules/stations/service/inventory.ts'
import { listPrints } from '../../../../../../modules/stations/service/print.ts'
import { reportBroken, reportWorks } from '../../../../../../modules/stations/service/report.ts'
import {
  givePrinter,
  removePrinter,
  savePrinter,
  saveWorkstation,
} from '../../../../../../modules/stations/service/settings.ts'
import { both } from '../../../../../faults.ts'
import { keyed } from '../../../../keyed.ts'
import { act } from '../../../parts/act.ts'
import { centreOf } from '../../../parts/place.ts'
import { shownStation } from '../shown.ts'
import type { Actions, PageServerLoad } from './$types'
import { type Places, viewFrom } from './board-views.ts'

export const csr = false

function stationIdIn(text: string): StationId {
  const id = parseId<'Station'>(text)
  if (!id) throw new Refusal(no('no-station'))
  return id
}

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const stations = await listStations(work, centre.id)
    const station = stations.find(({ id }) => id === stationIdIn(params.station))
    if (!station) throw new Refusal(no('no-station'))
    return {
      shown: shownStation(station, stations, locals.lang),
      station,
      printers: stations.filter(({ kind }) => kind === 'printer').map(({ id, label }) => ({ id, label: label ?? '' })),
      places: station.kind === 'board' ? await placesOf(work, centre) : { zones: [], desks: [] },
      prints: station.kind === 'printer' ? await printsOf(work, centre, station.id) : [],
      ...(await historyOf(work, centre.id, station.id)),
    }
  })

async function placesOf(work: Work, { id }: Centre): Promise<Places> {
  const { zones, desks } = await hallOf(work, id)
  return {
    zones: [...zones.values()].map(({ id, name }) => ({ id, name })),
    desks: desks.filter(({ inUse }) => inUse).map(({ id, number }) => ({ id, number })),
  }
}

const printsOf = async (work: Work, { id }: Centre, printerId: StationId) =>
  (await listPrints(work, id, printerId)).map(({ parts: _, ...print }) => print)

type Event = Parameters<Actions[string]>[0]

/** Does it with the machine of the address; comes back to its page. */
function doing(
  event: Event,
  done: string,
  does: (work: Work, at: { centre: Centre; id: StationId }) => Promise<unknown>,
  key: string | undefined,
  back = `/${event.params.station}`,
): Promise<string> {
  const { centre: slug, station } = event.params
  return event.locals.run(async (work) => {
    await does(work, { centre: await centreOf(work, slug!), id: stationIdIn(station!) })
    return `/manager/${slug}/devices${back}?done=${done}`
  }, key)
}

const parts = Object.keys(stationParts) as [StationPart, ...StationPart[]]
const brokenForm = z.object({
  part: z.enum([...parts, 'all']).default('all'),
  note: z.string(both({ uk: 'Напишіть, що сталося.', en: 'Write what happened.' })).max(300),
  untilDay: z.string().optional(),
  untilTime: z.string().optional(),
})

/** Both or neither: a day without an hour says too little. */
function expected({ zone }: Centre, day: string | undefined, clock: string | undefined): Instant | null {
  const [date, time] = [parseDate(day), parseTime(clock)]
  return date && time ? momentOf(zone, date, time) : null
}

export const actions: Actions = {
  broken: (event) =>
    act(
      event,
      async (form) => {
        const { part, note, untilDay, untilTime } = form.read(brokenForm)
        return doing(
          event,
          'broken',
          (work, { centre, id }) =>
            reportBroken(work, centre.id, id, {
              part: part === 'all' ? null : part,
              note,
              expectedUntil: expected(centre, untilDay, untilTime),
            }),
          keyed(form, 'broken'),
        )
      },
      { expectedUntil: 'untilTime' },
    ),
  works: (event) =>
    act(event, async (form) => {
      const { part } = form.read(z.object({ part: z.enum([...parts, 'whole', 'all']) }))
      const which = part === 'all' ? undefined : part === 'whole' ? null : part
      return doing(
        event,
        'works',
        (work, { centre, id }) => reportWorks(work, centre.id, id, which),
        keyed(form, `works ${part}`),
      )
    }),
  workstation: (event) =>
    act(event, async (form) => {
      const wanted = form.read(
        z.object({ slotMinutes: z.coerce.number(), operators: z.coerce.number(), parts: z.array(z.enum(parts)) }),
      )
      return doing(
        event,
        'saved',
        async (work, { centre, id }) => {
          const now = (await listStations(work, centre.id)).find((one) => one.id === id)
          await saveWorkstation(work, centre.id, id, { ...wanted, hours: now?.hours ?? null })
        },
        keyed(form, 'workstation'),
      )
    }),
  kiosk: (event) =>
    act(event, async (form) => {
      const { printer } = form.read(z.object({ printer: z.uuid().optional() }))
      const printerId = (printer as StationId | undefined) ?? null
      return doing(
        event,
        'saved',
        (work, { centre, id }) => givePrinter(work, centre.id, id, printerId),
        keyed(form, 'kiosk'),
      )
    }),
  board: (event) =>
    act(event, async (form) => {
      const { view, languages, flash } = form.read(
        z.object({
          view: z.string(),
          languages: z.enum(Object.keys(boardLanguages) as [BoardLanguages]),
          flash: z.array(z.literal('on')),
        }),
      )
      const wanted = { view: viewFrom(view), languages, flash: flash.length > 0 }
      return doing(
        event,
        'saved',
        (work, { centre, id }) => saveBoard(work, centre.id, id, wanted),
        keyed(form, 'board'),
      )
    }),
  printer: (event) =>
    act(
      event,
      async (form) => {
        const { place: label, ...rest } = form.read(
          z.object({
            place: z.string().max(80),
            host: z.string().max(100),
            port: z.coerce.number().int().min(1).max(65_535),
            codePage: z.coerce.number().int().min(0).max(255),
          }),
        )
        return doing(
          event,
          'saved',
          (work, { centre, id }) => savePrinter(work, centre.id, { id, label, ...rest }),
          keyed(form, 'printer'),
        )
      },
      { label: 'place' },
    ),
  remove: (event) =>
    act(event, async (form) =>
      doing(
        event,
        'printer-removed',
        (work, { centre, id }) => removePrinter(work, centre.id, id),
        keyed(form, 'remove'),
        '',
      ),
    ),
  disconnect: (event) =>
    act(event, async (form) =>
      doing(
        event,
        'removed',
        (work, { centre, id }) => removeDevice(work, centre.id, id as string as Id<'Device'>),
        keyed(form, 'disconnect'),
        '',
      ),
    ),
}
