// A file of one's own case, as a download.
import { redirect } from '@sveltejs/kit'
import { parseId } from '../../../../../../kernel/id.ts'
import { no as general, Refusal, sentence, statusOf } from '../../../../../../kernel/refusal.ts'
import { openOwnFile } from '../../../../../../modules/cases/service/own.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { app, actor, look, lang }, params }) => {
  if (actor.kind !== 'resident') redirect(303, `/cases/${params.id}`)
  const [caseId, fileId] = [parseId<'Case'>(params.id), parseId<'File'>(params.file)]
  try {
    if (!caseId || !fileId) throw new Refusal(general('not-found'))
    const { hash, headers } = await look((work) => openOwnFile(work, caseId, fileId))
    return new Response(new Uint8Array(await app.files.get(hash)), { headers })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    const [no] = refusal.answers
    return new Response(sentence(no!, lang), {
      status: statusOf[refusal.kind],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
