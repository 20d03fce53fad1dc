// A new person at work: the account, the posts, what they may serve; and the one-time link, shown once.
import { z } from 'zod'
import type { Role } from '../../../../../../kernel/actor.ts'
import { accept, No, Refusal } from '../../../../../../kernel/refusal.ts'
import { dateIn } from '../../../../../../kernel/time.ts'
import type { CentreId, GroupId } from '../../../../../../modules/centres/model.ts'
import { getCentre } from '../../../../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../../../../modules/centres/service/hall.ts'
import { addMembers, setRights } from '../../../../../../modules/centres/service/people.ts'
import { roleNames } from '../../../../../../modules/identity/model.ts'
import { fullName } from '../../../../../../modules/identity/rules/names.ts'
import { addStaff, type StaffToAdd } from '../../../../../../modules/identity/service/manage-staff.ts'
import { checkDocument, checkNumber, readName } from '../../../../../../modules/identity/service/read-person.ts'
import { both } from '../../../../../faults.ts'
import { filled, refused } from '../../../../../form.ts'
import { placeOf } from '../../../parts/place.ts'
import { rolesToGive } from '../../../parts/roles.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const place = await placeOf(work, params.centre)
    const groups = place.kind === 'centre' ? (await hallOf(work, place.id as CentreId)).groups.values() : []
    return {
      roles: rolesToGive(work.actor, place),
      groups: [...groups].map(({ id, name }) => ({ id, name })),
    }
  })

const text = (uk: string, en: string) => z.string(both({ uk, en })).max(200)
const form = z.object({
  family: text('Напишіть прізвище.', 'Write the family name.'),
  given: text('Напишіть ім’я.', 'Write the given name.'),
  patronymic: z.string().max(80).optional(),
  email: text('Напишіть робочу пошту.', 'Write the work e-mail.'),
  taxNumber: z.string().max(20).optional(),
  passport: z.string().max(40).optional(),
  roles: z
    .array(z.enum(Object.keys(roleNames) as [Role, ...Role[]]))
    .min(1, both({ uk: 'Оберіть хоча б одну посаду.', en: 'Choose at least one post.' })),
  groups: z.array(z.uuid()),
})

/** By the tax number, or by the passport of someone who refused one: the same person is never added twice. */
function personOf({ taxNumber, passport }: { taxNumber?: string | undefined; passport?: string | undefined }): string {
  if (taxNumber) return accept(checkNumber('tax-number', taxNumber, 'taxNumber'))
  if (passport) return accept(checkDocument('passport', passport, 'passport'))
  throw new Refusal(
    new No(
      'invalid',
      'staff.number-needed',
      {
        uk: 'Потрібен податковий номер або паспорт того, хто від нього відмовився.',
        en: 'A tax number is needed, or the passport of someone who refused one.',
      },
      {},
      'taxNumber',
    ),
  )
}

export const actions: Actions = {
  async add({ request, locals, params }) {
    const typed = await filled(request, locals.lang)
    try {
      const said = typed.read(form)
      const name = readName(said)
      const about = { name, email: accept(checkNumber('email', said.email, 'email')), person: personOf(said) }
      const { invitation } = await locals.run(async (work) => {
        const place = await placeOf(work, params.centre)
        const posts: StaffToAdd['posts'] = said.roles.map((role) => ({ role, place: place.id }))
        const added = await addStaff(work, { ...about, posts })
        if (place.kind === 'centre') {
          const centre = await getCentre(work, place.id as CentreId)
          await addMembers(work, centre.id, [added.member.id], dateIn(centre.zone, work.now))
          if (said.groups.length > 0)
            await setRights(work, centre.id, new Map([[added.member.id, said.groups as GroupId[]]]))
        }
        return { invitation: added.invitation }
      }, typed.key)
      const link = `${locals.app.config.publicUrl}/staff-sign-in/invitation/${invitation}`
      return { link, invited: fullName(name), email: about.email }
    } catch (refusal) {
      return refused(refusal, locals.lang, typed)
    }
  },
}
