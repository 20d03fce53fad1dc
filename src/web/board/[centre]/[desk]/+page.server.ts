// The display above a desk.
import { error } from '@sveltejs/kit'
import { sentence } from '../../../../kernel/refusal.ts'
import { no } from '../../../../modules/centres/model.ts'
import type { StampedHall } from '../../../../modules/centres/service/hall.ts'
import { keepPaired } from '../../../device/pairing.ts'
import { boardOf, hallAt } from '../../place.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, cookies }) => {
  keepPaired({ locals, cookies }, 'board')
  const { lang } = locals
  return locals.look(async (work) => {
    const hall = await hallAt(work, params.centre)
    const desk = [...hall.hallDesks.values()].find(({ desk }) => String(desk.number) === params.desk)
    if (!desk) error(404, sentence(no('no-desk'), lang))
    const groups = mainGroups(hall, desk).map(({ name }) => name[lang])
    return {
      ...(await boardOf(work, hall, lang)),
      desk: desk.desk.number,
      serves: groups.slice(0, groupsNamed).join(', '),
    }
  })
}

/** What fits under the number. */
const groupsNamed = 3

type HallDesk = StampedHall['hallDesks'] extends ReadonlyMap<unknown, infer Desk> ? Desk : never

/** What the desk mainly serves while somebody sits there. */
const mainGroups = ({ groups }: StampedHall, { byGroup }: HallDesk) =>
  [...groups.values()].filter(({ id }) => byGroup.get(id) === 2)
