// An authority that decides: its name and contacts, the kind service cards know it by, how cases reach it.
import { z } from 'zod'
import { permit } from '../../../../../../kernel/actor.ts'
import { parseId } from '../../../../../../kernel/id.ts'
import { no as general, Refusal } from '../../../../../../kernel/refusal.ts'
import { listServices } from '../../../../../../modules/catalogue/service.ts'
import type { AuthorityId } from '../../../../../../modules/centres/model.ts'
import { getAuthority, saveAuthority } from '../../../../../../modules/centres/service/authorities.ts'
import { both } from '../../../../../faults.ts'
import { act } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const idIn = (param: string): AuthorityId | undefined => {
  if (param === 'new') return undefined
  const id = parseId<'Authority'>(param)
  if (!id) throw new Refusal(general('not-found'))
  return id
}

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    await centreOf(work, params.centre)
    permit(work.actor, 'network.manage')
    const id = idIn(params.authority)
    const { services } = await listServices(work, {}, { limit: 10_000 })
    return {
      authority: id ? await getAuthority(work, id) : null,
      kinds: [...new Set(services.map(({ authority }) => authority))].sort((a, b) => a.localeCompare(b, 'uk')),
      change: id ? await lastChange(work, { what: 'centres.authority', rowId: id }, locals.lang) : undefined,
    }
  })

const text = (uk: string, en: string) => z.string(both({ uk, en })).max(300)
const form = z.object({
  authorityKey: z
    .string(both({ uk: 'Напишіть ключ латиницею.', en: 'Write a key.' }))
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      both({
        uk: 'Ключ — малі латинські літери, цифри й дефіс.',
        en: 'A key is small Latin letters, figures and hyphens.',
      }),
    )
    .max(60),
  name: text('Напишіть назву українською.', 'Write the name in Ukrainian.'),
  nameEn: text('Напишіть назву англійською.', 'Write the name in English.'),
  kind: text('Напишіть вид, як у картках послуг.', 'Write the kind as service cards name it.'),
  email: z
    .email(
      both({ uk: 'Напишіть адресу, як-от organ@example.com.', en: 'Write an address, such as office@example.com.' }),
    )
    .optional(),
  address: z.string().max(300).optional(),
  channel: z.enum(['paper', 'electronic']),
})

export const actions: Actions = {
  save: (event) =>
    act(
      event,
      async (filled) => {
        const { authorityKey: key, name, nameEn, kind, email, address, channel } = filled.read(form)
        const saved = await event.locals.run(async (work) => {
          await centreOf(work, event.params.centre)
          const id = idIn(event.params.authority)
          return saveAuthority(work, {
            ...{ key, name: { uk: name, en: nameEn }, kind, channel },
            ...{ email: email ?? null, address: address ?? null },
            ...(id && { id }),
          })
        }, filled.key)
        return `/manager/${event.params.centre}/authorities/${saved.id}?done=saved`
      },
      { key: 'authorityKey' },
    ),
}
