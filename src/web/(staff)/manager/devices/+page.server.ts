// Kiosks and boards of a centre: joined by the code on their screen, listed with when they were last seen, removed.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { may } from '../../../../kernel/actor.ts'
import type { Id } from '../../../../kernel/id.ts'
import { no, Refusal } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import type { Centre } from '../../../../modules/centres/model.ts'
import { listCentres } from '../../../../modules/centres/service/centres.ts'
import { confirmPairing, listDevices, removeDevice } from '../../../../modules/identity/service/devices.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const managed = await managedCentres(work)
    const centre = chosen(managed, url)
    return {
      centres: managed.map(({ key, name }) => ({ key, name })),
      centre: centre && { key: centre.key, name: centre.name, zone: centre.zone },
      devices: centre ? await listDevices(work, centre.id) : [],
      today: dateIn(centre?.zone ?? managed[0]!.zone, work.now),
      placeDetail: centre?.name[locals.lang],
      done: url.searchParams.get('done') ?? undefined,
    }
  })

async function managedCentres(work: Work): Promise<readonly Centre[]> {
  const managed = (await listCentres(work)).filter(({ id }) => may(work.actor, 'centres.manage', id))
  if (managed.length === 0) throw new Refusal(no('not-allowed'))
  return managed
}

/** The centre of the address; the only one without asking. */
function chosen(managed: readonly Centre[], { searchParams }: URL): Centre | undefined {
  if (managed.length === 1) return managed[0]
  return managed.find(({ key }) => key === searchParams.get('centre'))
}

const joining = z.object({
  centre: z.string(),
  code: z
    .string(both({ uk: 'Введіть код з екрана пристрою.', en: 'Type the code on the screen of the device.' }))
    .max(20),
  label: z.string(both({ uk: 'Напишіть, де стоїть пристрій.', en: 'Write where the device stands.' })).max(80),
})
const removing = z.object({ centre: z.string(), device: z.uuid() })

export const actions: Actions = {
  join: (event) =>
    act(event, joining, 'joined', async (work, centreId, { code, label }) => {
      await confirmPairing(work, { code, centreId, label })
    }),
  remove: (event) =>
    act(event, removing, 'removed', (work, centreId, { device }) =>
      removeDevice(work, centreId, device as Id<'Device'>),
    ),
}

/** Reads the form, does it for the centre it names, comes back to the list. */
async function act<Shape extends z.ZodObject<{ centre: z.ZodString }>>(
  { request, locals }: { readonly request: Request; readonly locals: App.Locals },
  shape: Shape,
  done: string,
  does: (work: Work, centreId: Centre['id'], said: z.output<Shape>) => Promise<void>,
) {
  const form = await filled(request, locals.lang)
  let key: string
  try {
    const said = form.read(shape)
    key = await locals.run(async (work) => {
      const centre = (await managedCentres(work)).find((each) => each.key === said.centre)
      if (!centre) throw new Refusal(no('not-allowed'))
      await does(work, centre.id, said)
      return centre.key
    }, keyOf(form))
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
  redirect(303, `/manager/devices?${new URLSearchParams({ centre: key, done })}`)
}

/** The page has one key and a button for each device: each button its own. */
const keyOf = ({ key, data }: Filled): string | undefined => key && [key, data.get('device')].filter(Boolean).join(' ')
