// One's own case: the date and why, who has it, what to do, history, files, who looked.
import { parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn, kyiv } from '../../../../kernel/time.ts'
import { type Application, no } from '../../../../modules/cases/model.ts'
import { getOwn } from '../../../../modules/cases/service/own.ts'
import type { PageServerLoad } from './$types'

/** Whose own contact it is, is known: its end is enough to recognise it. */
const contactOf = ({ notifyBy, form }: Application): string =>
  notifyBy === 'email' ? (form.email ?? '') : (form.phone ?? '').slice(-2)

export const load: PageServerLoad = async ({ locals: { actor, look }, params, depends }) => {
  depends('live:case')
  if (actor.kind === 'staff') return { shown: 'staff' as const }
  if (actor.kind !== 'resident') return { shown: 'sign-in' as const }
  if (actor.trust === 'low') return { shown: 'sign-in-better' as const }
  const id = parseId<'Case'>(params.id)
  if (!id) throw new Refusal(no('no-case'))
  return look(async (work) => {
    const { application, ...own } = await getOwn(work, id)
    return {
      shown: 'case' as const,
      own,
      papers: application.papers,
      notifyBy: application.notifyBy,
      contact: contactOf(application),
      deliverBy: application.deliverBy,
      today: dateIn(kyiv, work.now),
    }
  })
}
