// One batch as the first side sees it: its cases, the act, and who has confirmed what.
import { error, redirect } from '@sveltejs/kit'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { nextWorkingDay } from '../../../../kernel/working-days.ts'
import { confirmSent, getBatch } from '../../../../modules/cases/service/hand-over.ts'
import { getVersion } from '../../../../modules/catalogue/service.ts'
import { getAuthority } from '../../../../modules/centres/service/authorities.ts'
import { calendarOf, getCentre } from '../../../../modules/centres/service/centres.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../modules/identity/service/manage-staff.ts'
import { filled, refused } from '../../../form.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

const batchOf = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): Id<'Batch'> => {
  const id = parseId<'Batch'>(params.batch)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  return id
}

export const load: PageServerLoad = (event) => {
  const id = batchOf(event)
  return event.locals.look(async (work) => {
    const { batch, lines } = await getBatch(work, id)
    const centre = await getCentre(work, batch.centreId)
    const last = lines.findLast(({ receivedBy }) => receivedBy !== null)
    const sentOn = batch.sentAt ?? work.now
    return {
      batch: { id, actNumber: batch.actNumber, sentAt: batch.sentAt },
      authority: (await getAuthority(work, batch.authorityId)).name,
      centre: centre.name,
      zone: centre.zone,
      today: dateIn(centre.zone, work.now),
      confirmBy: nextWorkingDay(dateIn(centre.zone, sentOn), await calendarOf(work, batch.centreId)),
      lines: await linesOf(work, lines),
      givenBy: await nameOf(work, batch.sentBy ?? batch.madeBy),
      takenBy: await nameOf(work, last?.receivedBy ?? null),
    }
  })
}

async function linesOf(work: Work, lines: Awaited<ReturnType<typeof getBatch>>['lines']) {
  const rows = []
  for (const { versionId, receivedBy: _, ...line } of lines)
    rows.push({ ...line, service: (await getVersion(work, versionId)).name })
  return rows
}

async function nameOf(work: Work, who: string | null): Promise<string | null> {
  const id = who?.startsWith('staff:') ? (who.slice('staff:'.length) as Id<'Staff'>) : undefined
  const name = id && (await staffNames(work, [id])).get(id)
  return name ? fullName(name) : null
}

export const actions: Actions = {
  async send(event) {
    const { locals, request } = event
    const id = batchOf(event)
    const form = await filled(request, locals.lang)
    try {
      await locals.run((work) => confirmSent(work, id), keyed(form, 'send'))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/hand-over/${id}`)
  },
}
