// One batch as the second side signs for it: case by case, with a remark, or all that is left.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../../db/work.ts'
import type { PlaceId } from '../../../../../kernel/actor.ts'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { no as general, Refusal } from '../../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../../kernel/time.ts'
import { nextWorkingDay } from '../../../../../kernel/working-days.ts'
import type { BatchLine } from '../../../../../modules/cases/model.ts'
import { confirmReceived, getBatch, receiveRest } from '../../../../../modules/cases/service/hand-over.ts'
import { getVersion } from '../../../../../modules/catalogue/service.ts'
import { calendarOf } from '../../../../../modules/centres/service/centres.ts'
import type { Name, StaffId } from '../../../../../modules/identity/model.ts'
import { shortName } from '../../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../../modules/identity/service/manage-staff.ts'
import { placeNames } from '../../../../../modules/identity/service.ts'
import { both } from '../../../../faults.ts'
import { type Filled, filled, refused } from '../../../../form.ts'
import { keyed } from '../../../keyed.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

const batchIdOf = (text: string): Id<'Batch'> => {
  const id = parseId<'Batch'>(text)
  if (!id) throw new Refusal(general('not-found'))
  return id
}

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { batch, lines } = await getBatch(work, batchIdOf(params.batch))
    const people = [batch.sentBy, batch.madeBy, ...lines.map(({ receivedBy }) => receivedBy)]
    const names = await namesFor(work, people)
    const places = await placeNames(work, [batch.centreId, batch.authorityId] as PlaceId[])
    const confirmBy = nextWorkingDay(dateIn(kyiv, batch.sentAt!), await calendarOf(work, batch.centreId))
    const differs = parseId<'Case'>(url.searchParams.get('differs'))
    return {
      batch: { id: batch.id, actNumber: batch.actNumber, sentAt: batch.sentAt!, sentBy: nameIn(names, batch.sentBy) },
      centre: places[batch.centreId]!,
      authority: places[batch.authorityId]!,
      lines: await Promise.all(lines.map((line) => rowOf(work, line, names))),
      confirmBy,
      today: dateIn(kyiv, work.now),
      differs: lines.find(({ caseId, receivedAt, sentBackAt }) => caseId === differs && !receivedAt && !sentBackAt)
        ?.caseId,
      askRest: url.searchParams.get('ask') === 'rest',
      done: (['received', 'remark', 'sent-back', 'rest'] as const).find((d) => d === url.searchParams.get('done')),
    }
  })

type Names = ReadonlyMap<StaffId, Name>
const namesFor = (work: Work, who: readonly (string | null)[]): Promise<Names> =>
  staffNames(
    work,
    who.flatMap((one) => (one?.startsWith('staff:') ? [one.slice('staff:'.length) as StaffId] : [])),
  )
function nameIn(names: Names, who: string | null): string {
  const name = who && names.get(who.slice('staff:'.length) as StaffId)
  return name ? shortName(name) : ''
}

const rowOf = async (work: Work, { versionId, receivedBy, ...line }: BatchLine, names: Names) => ({
  ...line,
  service: (await getVersion(work, versionId)).name,
  receivedBy: nameIn(names, receivedBy),
})

const sheets = z.coerce.number().int().min(0).max(100_000)
const lineForm = z.object({ case: z.uuid(), pages: sheets.optional() })
const remarkForm = lineForm.extend({
  reason: z.string(both({ uk: 'Напишіть, що не збігається.', en: 'Write what differs.' })).max(1000),
  answer: z.enum(['accept', 'back']),
})

type Event = Parameters<Actions[string]>[0]
type Note = 'received' | 'remark' | 'sent-back' | 'rest'

async function act({ request, locals, params }: Event, does: (form: Filled, batch: Id<'Batch'>) => Promise<Note>) {
  const form = await filled(request, locals.lang)
  let note: Note
  try {
    note = await does(form, batchIdOf(params.batch!))
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
  redirect(303, `/back-office/incoming/${params.batch}?done=${note}`)
}

export const actions: Actions = {
  receive: (event) =>
    act(event, async (form, batch) => {
      const { case: caseId, pages } = form.read(lineForm)
      await event.locals.run(
        (work) => confirmReceived(work, batch, caseId as Id<'Case'>, { pages }),
        keyed(form, 'receive', caseId),
      )
      return 'received'
    }),

  differ: (event) =>
    act(event, async (form, batch) => {
      const { case: caseId, pages, reason, answer } = form.read(remarkForm)
      const accept = answer === 'accept'
      await event.locals.run(
        (work) => confirmReceived(work, batch, caseId as Id<'Case'>, { pages, discrepancy: { reason, accept } }),
        keyed(form, 'differ', caseId),
      )
      return accept ? 'remark' : 'sent-back'
    }),

  rest: (event) =>
    act(event, async (form, batch) => {
      await event.locals.run((work) => receiveRest(work, batch), keyed(form, 'rest'))
      return 'rest'
    }),
}
