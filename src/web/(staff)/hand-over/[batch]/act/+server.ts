// The hand-over act of a batch, in as many signatures as there are by now.
import { error } from '@sveltejs/kit'
import { parseId } from '../../../../../kernel/id.ts'
import { no, sentence } from '../../../../../kernel/refusal.ts'
import { handOverActPaper } from '../../../../../modules/cases/service/papers.ts'
import { sendPaper } from '../../../desk/papers.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const id = parseId<'Batch'>(params.batch)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  return sendPaper(locals, 'hand-over-act', (work) => handOverActPaper(work, id))
}
