// Everything of one's own case as one archive.
import { redirect } from '@sveltejs/kit'
import { parseId } from '../../../../../kernel/id.ts'
import { Refusal, sentence, statusOf } from '../../../../../kernel/refusal.ts'
import { no } from '../../../../../modules/cases/model.ts'
import { bundleOf } from '../../../../../modules/cases/service/download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { app, actor, look, lang }, params }) => {
  if (actor.kind !== 'resident') redirect(303, `/cases/${params.id}`)
  const id = parseId<'Case'>(params.id)
  try {
    if (!id) throw new Refusal(no('no-case'))
    const { headers, body } = await bundleOf(app, look, id, lang)
    return new Response(body, { headers })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const [answer] = refusal.answers
    return new Response(sentence(answer!, lang), {
      status: statusOf[refusal.kind],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
