// The day's batches: what is ready for each authority, what was sent, what is late.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import type { Text } from '../../../kernel/text.ts'
import { dateIn, type PlainDate } from '../../../kernel/time.ts'
import {
  type ListedBatch,
  listBatches,
  listLate,
  listReadyForHandOver,
  makeBatch,
} from '../../../modules/cases/service/hand-over.ts'
import { getVersion } from '../../../modules/catalogue/service.ts'
import { listAuthorities } from '../../../modules/centres/service/authorities.ts'
import { both, filled, refused } from '../../form.ts'
import { myCentre } from '../desk/my-centre.ts'
import { keyed } from '../keyed.ts'
import type { Actions, PageServerLoad } from './$types'

type Listed = Awaited<ReturnType<typeof listReadyForHandOver>>

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { centre, others } = await myCentre(work, 'cases.hand-over', url.searchParams.get('centre'))
    const names = await authorityNames(work)
    const named = (id: string | null): Text => (id && names.get(id)) || { uk: '—', en: '—' }
    const batches = await listBatches(work, centre.id)
    return {
      centre: { id: centre.id, name: centre.name },
      centres: others,
      today: dateIn(centre.zone, work.now),
      zone: centre.zone,
      ready: byAuthority(await listReadyForHandOver(work, centre.id), named),
      batches: batches.map((batch) => ({ ...shownOf(batch), authority: named(batch.authorityId) })),
      late: await lateOf(work, await listLate(work, centre.id), named),
      made: Number(url.searchParams.get('made')) || 0,
    }
  })

async function authorityNames(work: Work): Promise<ReadonlyMap<string, Text>> {
  return new Map((await listAuthorities(work)).map(({ id, name }) => [id, name]))
}

function byAuthority(ready: Listed, named: (id: string | null) => Text) {
  return [...Map.groupBy(ready, ({ summary }) => summary.authorityId)].map(([authorityId, cases]) => ({
    authorityId: authorityId!,
    authority: named(authorityId),
    cases: cases.length,
    pages: cases.reduce((sum, { summary }) => sum + summary.pages, 0),
    by: cases.map(({ summary }) => summary.confirmBy!).sort()[0] as PlainDate,
  }))
}

const shownOf = ({ id, actNumber, on, madeAt, sentAt, cases, unanswered }: ListedBatch) => ({
  id,
  actNumber,
  on,
  madeAt,
  sentAt,
  cases: Number(cases),
  unanswered: Number(unanswered),
})

async function lateOf(work: Work, late: Listed, named: (id: string | null) => Text) {
  const rows = []
  for (const { id, summary } of late) {
    const { number, state, confirmBy, batchId, authorityId, versionId } = summary
    const { name } = await getVersion(work, versionId)
    const sent = state !== 'registered'
    rows.push({ id, number, service: name, sent, by: confirmBy!, batchId, authority: named(authorityId) })
  }
  return rows
}

const where = z.object({ centre: z.uuid() })
const one = where.extend({
  authority: z.uuid(both({ uk: 'Оберіть орган.', en: 'Choose an authority.' })),
})

export const actions: Actions = {
  async make({ request, locals }) {
    const form = await filled(request, locals.lang)
    let batchId: string
    try {
      const { centre, authority } = form.read(one)
      const ids = [parseId<'Centre'>(centre)!, parseId<'Authority'>(authority)!] as const
      batchId = await locals.run(async (work) => (await makeBatch(work, ...ids)).id, keyed(form, 'make', authority))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/hand-over/${batchId}`)
  },

  /** A batch for every authority that has something ready. */
  async all({ request, locals }) {
    const form = await filled(request, locals.lang)
    let made: number
    let centreId: Id<'Centre'>
    try {
      centreId = parseId<'Centre'>(form.read(where).centre)!
      made = await locals.run((work) => makeAll(work, centreId), keyed(form, 'all'))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/hand-over?${new URLSearchParams({ centre: centreId, made: String(made) })}`)
  },
}

async function makeAll(work: Work, centreId: Id<'Centre'>): Promise<number> {
  const ready = await listReadyForHandOver(work, centreId)
  const authorities = [...new Set(ready.flatMap(({ summary }) => summary.authorityId ?? []))].sort()
  for (const authorityId of authorities) await makeBatch(work, centreId, authorityId)
  return authorities.length
}
