// One service: how the centre gives it, its card with every version, and a new version from a date with its reason.
import { z } from 'zod'
import type { Work } from '../../../../../../db/work.ts'
import { Refusal } from '../../../../../../kernel/refusal.ts'
import type { Instant, PlainDate } from '../../../../../../kernel/time.ts'
import type { VersionId } from '../../../../../../modules/catalogue/model.ts'
import { changeService, readPatch, writtenService } from '../../../../../../modules/catalogue/service/change.ts'
import { getService, listVersions } from '../../../../../../modules/catalogue/service.ts'
import { type Centre, no as centresNo, type GroupId } from '../../../../../../modules/centres/model.ts'
import { getAuthorityFor } from '../../../../../../modules/centres/service/authorities.ts'
import { endServices, giveServices } from '../../../../../../modules/centres/service/desks.ts'
import { hallOf } from '../../../../../../modules/centres/service/hall.ts'
import type { StaffId } from '../../../../../../modules/identity/model.ts'
import { shortName } from '../../../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../../../modules/identity/service/manage-staff.ts'
import { both } from '../../../../../faults.ts'
import { keyed } from '../../../../keyed.ts'
import { act, reason } from '../../../parts/act.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'
import { patchOf } from './card-form.ts'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    const centre = await centreOf(work, params.centre)
    const service = await getService(work, params.key)
    const hall = await hallOf(work, centre.id)
    return {
      service: {
        ...{ id: service.id, key: service.key, versionId: service.versionId, version: service.version },
        ...{ name: service.name, validFrom: service.validFrom, hasCard: service.process !== null },
        steps: service.process?.steps.length ?? 0,
        variants: service.variants.length,
        trust: service.provenance.trust,
        source: service.provenance.source,
      },
      card: writtenService(service),
      versions: await versionsOf(work, service.key),
      groups: [...hall.groups.values()].filter(({ purpose }) => purpose === null).map(({ id, name }) => ({ id, name })),
      given: (hall.given.get(service.id) ?? []).map(({ groupId, since, until, decision }) => ({
        ...{ since, until, decision },
        group: hall.groups.get(groupId)?.name ?? null,
      })),
      authority: await authorityOf(work, centre, service),
    }
  })

/** Who decides it here; nobody, when nobody has been named. */
async function authorityOf(
  work: Work,
  { id }: Centre,
  service: { id: Parameters<typeof getAuthorityFor>[2]['id']; authority: string },
) {
  try {
    return (await getAuthorityFor(work, id, service)).name
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === centresNo('no-authority').code) return null
    throw refusal
  }
}

async function versionsOf(work: Work, key: string) {
  const versions = await listVersions(work, key)
  const staff = versions.flatMap(({ madeBy }) => (madeBy.startsWith('staff:') ? [madeBy.slice('staff:'.length)] : []))
  const names = await staffNames(work, staff as StaffId[])
  return versions.map(({ version, validFrom, reason, madeBy, madeAt, changed }) => {
    const name = names.get(madeBy.slice('staff:'.length) as StaffId)
    return { version, validFrom, reason, madeAt: madeAt as Instant, changed, who: name ? shortName(name) : null }
  })
}

const whenForm = z.object({ from: z.iso.date().optional(), reason, expected: z.uuid() })
const giveForm = z.object({
  giveGroup: z.uuid(both({ uk: 'Оберіть групу.', en: 'Choose a group.' })),
  decision: z
    .string(both({ uk: 'Напишіть рішення: чиє, дата, номер.', en: 'Write the decision: whose, date, number.' }))
    .max(300),
  since: z.iso.date(both({ uk: 'Вкажіть, з якого дня.', en: 'Say from which day.' })),
})
const endForm = z.object({
  endDecision: z
    .string(both({ uk: 'Напишіть рішення: чиє, дата, номер.', en: 'Write the decision: whose, date, number.' }))
    .max(300),
  until: z.iso.date(both({ uk: 'Вкажіть, з якого дня.', en: 'Say from which day.' })),
})

export const actions: Actions = {
  save: (event) =>
    act(
      event,
      async (form) => {
        const { from, reason, expected } = form.read(whenForm)
        const patch = readPatch(patchOf(form))
        await event.locals.run(
          async (work) => {
            await centreOf(work, event.params.centre)
            const occasion = { from: from as PlainDate | undefined, reason, expected: expected as VersionId }
            await changeService(work, event.params.key, patch, occasion)
          },
          keyed(form, 'save'),
        )
        return `/manager/${event.params.centre}/services/${event.params.key}?done=saved`
      },
      { code: 'identifier' },
    ),

  give: (event) =>
    act(event, async (form) => {
      const { giveGroup, decision, since } = form.read(giveForm)
      await event.locals.run(
        async (work) => {
          const centre = await centreOf(work, event.params.centre)
          const { id } = await getService(work, event.params.key)
          const services = [{ serviceId: id, groupId: giveGroup as GroupId }]
          await giveServices(work, centre.id, services, { decision, since: since as PlainDate })
        },
        keyed(form, 'give'),
      )
      return `/manager/${event.params.centre}/services/${event.params.key}?done=given`
    }),

  end: (event) =>
    act(event, async (form) => {
      const { endDecision, until } = form.read(endForm)
      await event.locals.run(
        async (work) => {
          const centre = await centreOf(work, event.params.centre)
          const { id } = await getService(work, event.params.key)
          await endServices(work, centre.id, [id], endDecision, until as PlainDate)
        },
        keyed(form, 'end'),
      )
      return `/manager/${event.params.centre}/services/${event.params.key}?done=ended`
    }),
}
