// A founder founds the next centre: its name, kind and place code. Its hall and groups begin with the usual set-up.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { may } from '../../../../kernel/actor.ts'
import { no, Refusal } from '../../../../kernel/refusal.ts'
import type { PlainDate } from '../../../../kernel/time.ts'
import { type CentreId, centreKinds, type NetworkId, partKinds } from '../../../../modules/centres/model.ts'
import { createCentre, listCentres, listNetworks } from '../../../../modules/centres/service/centres.ts'
import { both } from '../../../faults.ts'
import { filled, refused } from '../../../form.ts'
import { inForm } from '../parts/act.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals }) =>
  locals.look(async (work) => {
    const networks = (await listNetworks(work)).filter(({ id }) => may(work.actor, 'network.manage', id))
    if (networks.length === 0) throw new Refusal(no('not-allowed'))
    const own = new Set(networks.map(({ id }) => id))
    const centres = (await listCentres(work)).filter(
      ({ networkId, kind }) => own.has(networkId) && !partKinds.includes(kind),
    )
    return {
      networks: networks.map(({ id, name }) => ({ id, name })),
      centres: centres.map(({ id, name }) => ({ id, name })),
      codes: (await listCentres(work)).map(({ placeCode }) => placeCode),
    }
  })

const text = (uk: string, en: string) => z.string(both({ uk, en })).max(200)
const form = z.object({
  networkId: z.uuid(),
  name: text('Напишіть назву українською.', 'Write the name in Ukrainian.'),
  nameEn: text('Напишіть назву англійською.', 'Write the name in English.'),
  slug: z
    .string(both({ uk: 'Напишіть ключ латиницею, як-от kharkiv-north.', en: 'Write a key, such as kharkiv-north.' }))
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      both({
        uk: 'Ключ — малі латинські літери, цифри й дефіс.',
        en: 'A key is small Latin letters, figures and hyphens.',
      }),
    )
    .max(60),
  place: z
    .string(both({ uk: 'Напишіть код місця.', en: 'Write the place code.' }))
    .regex(
      /^[\p{Lu}\d]{2,8}$/u,
      both({ uk: 'Код — 2–8 великих літер або цифр.', en: 'The code is 2–8 capital letters or digits.' }),
    ),
  kind: z.enum(centreKinds),
  parentId: z.uuid().optional(),
  address: z.string().max(300).optional(),
  opensOn: z.iso.date().optional(),
})

export const actions: Actions = {
  async found({ request, locals }) {
    const typed = await filled(request, locals.lang)
    let slug: string
    try {
      const said = typed.read(form)
      const { key } = await locals.run(
        (work) =>
          createCentre(work, {
            ...{ key: said.slug, networkId: said.networkId as NetworkId, kind: said.kind, placeCode: said.place },
            name: { uk: said.name, en: said.nameEn },
            parentId: (said.parentId ?? null) as CentreId | null,
            address: said.address ?? null,
            opensOn: (said.opensOn ?? null) as PlainDate | null,
          }),
        typed.key,
      )
      slug = key
    } catch (refusal) {
      return refused(inForm(refusal, { key: 'slug', placeCode: 'place' }), locals.lang, typed)
    }
    redirect(303, `/manager/${slug}`)
  },
}
