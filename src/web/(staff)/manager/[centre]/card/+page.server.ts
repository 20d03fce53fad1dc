// The card of a centre: its name and contacts, the code in its case numbers, the days it opens and closes for good.
import { z } from 'zod'
import type { PlainDate } from '../../../../../kernel/time.ts'
import { changeCentre } from '../../../../../modules/centres/service/centres.ts'
import { both } from '../../../../faults.ts'
import { act, maybeReason } from '../../parts/act.ts'
import { lastChange } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    return {
      centre,
      publicUrl: locals.app.config.publicUrl,
      change: await lastChange(work, { what: 'centres.centre', centreId: centre.id }, locals.lang),
    }
  })

const text = (most: number) => z.string().max(most).optional()
const needed = (uk: string, en: string) => z.string(both({ uk, en })).max(200)
const form = z.object({
  name: needed('Напишіть назву українською.', 'Write the name in Ukrainian.'),
  nameEn: needed('Напишіть назву англійською.', 'Write the name in English.'),
  place: z
    .string(both({ uk: 'Напишіть код місця.', en: 'Write the place code.' }))
    .regex(
      /^[\p{Lu}\d]{2,8}$/u,
      both({ uk: 'Код — 2–8 великих літер або цифр.', en: 'The code is 2–8 capital letters or digits.' }),
    ),
  address: text(300),
  phones: text(500),
  email: z
    .email(
      both({ uk: 'Напишіть адресу, як-от centre@example.com.', en: 'Write an address, such as centre@example.com.' }),
    )
    .optional(),
  website: z
    .url({
      protocol: /^https?$/,
      message: both({ uk: 'Адреса починається з https://', en: 'The address begins with https://' }),
    })
    .optional(),
  opensOn: z.iso.date().optional(),
  closesOn: z.iso.date().optional(),
  note: text(1000),
  reason: maybeReason,
})

const linesOf = (said: string | undefined): string[] =>
  (said ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export const actions: Actions = {
  save: (event) =>
    act(
      event,
      async (filled) => {
        const { name, nameEn, phones, address, email, website, opensOn, closesOn, note, place, reason } =
          filled.read(form)
        const change = {
          ...{ name: { uk: name, en: nameEn }, placeCode: place, phones: linesOf(phones) },
          ...{ address: address ?? null, email: email ?? null, website: website ?? null, note: note ?? null },
          opensOn: (opensOn ?? null) as PlainDate | null,
          closesOn: (closesOn ?? null) as PlainDate | null,
        }
        await event.locals.run(async (work) => {
          const { id } = await centreOf(work, event.params.centre)
          await changeCentre(work, id, change, reason)
        }, filled.key)
        return `/manager/${event.params.centre}/card?done=saved`
      },
      { placeCode: 'place' },
    ),
}
