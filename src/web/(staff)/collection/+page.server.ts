// What lies at the centre for people to collect, and what is on its way back from the authorities.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { dateIn, daysBetween, type Instant, type PlainDate } from '../../../kernel/time.ts'
import { numberKey, sequenceIn } from '../../../modules/cases/rules/number.ts'
import {
  listExpected,
  listForCollection,
  listWaitingHere,
  receiveResult,
} from '../../../modules/cases/service/result.ts'
import { getVersion } from '../../../modules/catalogue/service.ts'
import { listAuthorities } from '../../../modules/centres/service/authorities.ts'
import { fullName } from '../../../modules/identity/rules/names.ts'
import { identify } from '../../../modules/identity/service/identify.ts'
import { namesOf } from '../../../modules/identity/service/residents.ts'
import { filled, refused } from '../../form.ts'
import { myCentre } from '../desk/my-centre.ts'
import { soughtIn } from '../desk/people/read.ts'
import { keyed } from '../keyed.ts'
import type { Actions, PageServerLoad } from './$types'

type Listed = Awaited<ReturnType<typeof listExpected>>[number]

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const asked = url.searchParams
    const { centre, others } = await myCentre(work, 'cases.issue-result', asked.get('centre'))
    const today = dateIn(centre.zone, work.now)
    const number = asked.get('number')?.trim().slice(0, 40) ?? ''
    const all = await listWaitingHere(work, centre.id)
    const waiting = []
    for (const one of number ? all.filter(byNumber(number)) : all)
      waiting.push(await waitingRow(work, one, today, centre.zone))
    return {
      centre: { id: centre.id, name: centre.name },
      centres: others,
      zone: centre.zone,
      today,
      number,
      person: await personFor(work, centre.id, parseId<'Resident'>(asked.get('person')), today, centre.zone),
      waiting,
      expected: await expectedRows(work, centre.id),
      received: Number(asked.get('received')) || 0,
      issued: asked.has('issued'),
    }
  })

const byNumber =
  (typed: string) =>
  ({ summary }: Listed): boolean => {
    const sequence = sequenceIn(typed)
    return sequence === undefined
      ? numberKey(summary.number) === numberKey(typed)
      : Number(summary.number.split('-').at(-1)) === sequence
  }

async function waitingRow(work: Work, { id, summary }: Listed, today: PlainDate, zone: string) {
  const { number, state, versionId, deliverBy, marks } = summary
  const since = marks.resultAtCentre ?? summary.since
  return {
    id,
    number,
    state,
    service: (await getVersion(work, versionId)).name,
    since,
    days: daysBetween(dateIn(zone, since), today),
    toldAt: marks.notified ?? null,
    deliverBy,
  }
}

async function personFor(
  work: Work,
  centreId: Id<'Centre'>,
  id: Id<'Resident'> | undefined,
  today: PlainDate,
  zone: string,
) {
  if (!id) return null
  const name = (await namesOf(work, [id], { purpose: 'issue', centreId })).get(id)
  const rows = []
  for (const one of await listForCollection(work, centreId, id)) rows.push(await waitingRow(work, one, today, zone))
  return name ? { id, name: fullName(name), rows } : null
}

async function expectedRows(work: Work, centreId: Id<'Centre'>) {
  const names = new Map((await listAuthorities(work)).map(({ id, name }) => [id as string, name]))
  const rows = []
  for (const { id, summary } of await listExpected(work, centreId)) {
    const { number, marks, authorityId, versionId } = summary
    const sentAt: Instant | null = marks.resultSent ?? null
    const { name: service } = await getVersion(work, versionId)
    const authority = names.get(authorityId ?? '') ?? { uk: '—', en: '—' }
    rows.push({ id, number, service, authority, sentAt, decidedAt: marks.decided ?? null })
  }
  return rows.sort((a, b) => Number(b.sentAt !== null) - Number(a.sentAt !== null))
}

const which = z.object({ case: z.uuid() })

export const actions: Actions = {
  async find({ request, locals, url }) {
    const form = await filled(request, locals.lang)
    try {
      const sought = soughtIn(form)
      const found = await locals.look(async (work) => {
        const { centre } = await myCentre(work, 'cases.issue-result', url.searchParams.get('centre'))
        return identify(work, { ...sought, centreId: centre.id })
      })
      return { found, values: form.values }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async choose({ request, locals }) {
    const form = await filled(request, locals.lang)
    let resident: string
    try {
      resident = form.read(z.object({ resident: z.uuid() })).resident
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/collection?person=${resident}`)
  },

  async receive({ request, locals }) {
    const form = await filled(request, locals.lang)
    try {
      const id = parseId<'Case'>(form.read(which).case)!
      await locals.run((work) => receiveResult(work, id), keyed(form, 'receive', id))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, '/collection?received=1')
  },

  /** Everything the authorities have sent. */
  async all({ request, locals }) {
    const form = await filled(request, locals.lang)
    let received: number
    try {
      const centreId = parseId<'Centre'>(form.read(z.object({ centre: z.uuid() })).centre)!
      received = await locals.run((work) => receiveAll(work, centreId), keyed(form, 'all'))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/collection?received=${received}`)
  },
}

async function receiveAll(work: Work, centreId: Id<'Centre'>): Promise<number> {
  const sent = (await listExpected(work, centreId)).filter(({ summary }) => summary.marks.resultSent !== undefined)
  for (const { id } of sent) await receiveResult(work, id)
  return sent.length
}
