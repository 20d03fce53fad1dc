// Where I sit today: the desks of my centre, free, taken or out of use.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import type { CentreId, StaffId } from '../../../modules/centres/model.ts'
import { type DeskView, deskView, listDeskViews } from '../../../modules/centres/service/desks.ts'
import { hallOf, type StampedHall, today } from '../../../modules/centres/service/hall.ts'
import { listCentresOfStaff, listWorkingOn } from '../../../modules/centres/service/people.ts'
import { myDesk, openDesk } from '../../../modules/centres/service/sitting.ts'
import type { Name } from '../../../modules/identity/model.ts'
import { shortName } from '../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../modules/identity/service/manage-staff.ts'
import { setWorkplace } from '../../../modules/identity/service.ts'
import { filled, refused } from '../../form.ts'
import { workplaceOf } from '../../workplace.ts'
import { keyed } from '../keyed.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const found = await locals.look(async (work) => {
    const seat = await myDesk(work)
    return { seat, centres: seat ? [] : await centresFor(work) }
  })
  if (found.seat) redirect(303, `/desk/${found.seat.deskId}`)
  const left = (['handed', 'closed'] as const).find((one) => url.searchParams.has(one))
  return { centres: found.centres, left }
}

async function centresFor(work: Work) {
  if (work.actor.kind !== 'staff') return []
  const ids = await listCentresOfStaff(work, work.actor.id, dateIn(kyiv, work.now))
  const centres = []
  for (const id of ids) centres.push(await centreFor(work, work.actor.id, id))
  return centres
}

async function centreFor(work: Work, me: StaffId, centreId: CentreId) {
  const hall = await hallOf(work, centreId)
  const views = await listDeskViews(work, centreId)
  const rota = (await listWorkingOn(work, centreId, today(hall, work.now))).find(({ staffId }) => staffId === me)
  const sitting = views.flatMap(({ seat }) => (seat ? [seat.staffId] : []))
  const names = await staffNames(work, sitting)
  const tiles = views.map((view) => tileOf(view, hall, names))
  const zones = [...Map.groupBy(tiles, ({ zone }) => zone.id).values()]
  return {
    id: centreId,
    name: hall.centre.name,
    rota: tiles.find(({ id }) => id === rota?.deskId) ?? null,
    free: tiles.filter(({ state }) => state === 'free').length,
    zones: zones.map((desks) => ({ ...desks[0]!.zone, desks })),
  }
}

function tileOf({ desk, seat, zone, cells }: DeskView, { groups }: StampedHall, names: ReadonlyMap<StaffId, Name>) {
  const taken = seat?.kind === 'break' ? ('break' as const) : ('taken' as const)
  const name = seat && names.get(seat.staffId)
  return {
    id: desk.id,
    number: desk.number,
    zone: { id: zone.id, name: zone.name, floor: zone.floor },
    state: !desk.inUse ? ('out' as const) : seat ? taken : ('free' as const),
    name: name ? shortName(name) : null,
    serves: cells.filter(({ level }) => level === 2).map(({ groupId }) => groups.get(groupId)!.short),
  }
}

export const actions: Actions = {
  async open({ request, locals }) {
    const form = await filled(request, locals.lang)
    let desk: Id<'Desk'>
    try {
      desk = parseId<'Desk'>(form.read(z.object({ desk: z.uuid() })).desk)!
      const session = locals.signedIn!.sessionId
      await locals.run(
        async (work) => {
          await openDesk(work, desk)
          const { number } = (await deskView(work, desk)).desk
          await setWorkplace(work, session, workplaceOf(number))
        },
        keyed(form, desk),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/desk/${desk}`)
  },
}
