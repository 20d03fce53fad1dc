// The display above a desk.
import { error } from '@sveltejs/kit'
import { sentence } from '../../../../kernel/refusal.ts'
import type { Text } from '../../../../kernel/text.ts'
import { no } from '../../../../modules/centres/model.ts'
import type { HallDesk, StampedHall } from '../../../../modules/centres/service/hall.ts'
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
    const serves = servedAt(hall, desk).map((name) => name[lang])
    return { ...(await boardOf(work, hall, lang)), desk: desk.desk.number, serves: serves.join(', ') }
  })
}

/** What fits under the number. */
const groupsNamed = 3

/** What the desk mainly serves while somebody sits there, else where it stands. */
function servedAt({ groups, zones }: StampedHall, { desk, byGroup }: HallDesk): readonly Text[] {
  const main = [...groups.values()].filter(({ id }) => byGroup.get(id) === 2).map(({ name }) => name)
  return main.length > 0 ? main.slice(0, groupsNamed) : [zones.get(desk.zoneId)!.name]
}
