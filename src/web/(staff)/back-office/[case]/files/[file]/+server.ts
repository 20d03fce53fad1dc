// A file of the case: to be looked at in the browser, or with `?download` to be kept. Each opening leaves its row in the log.
import { parseId } from '../../../../../../kernel/id.ts'
import { no as general, Refusal, sentence, statusOf } from '../../../../../../kernel/refusal.ts'
import { openFile } from '../../../../../../modules/cases/service/file.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { app, look, lang }, params, url }) => {
  const [caseId, fileId] = [parseId<'Case'>(params.case), parseId<'File'>(params.file)]
  const inline = !url.searchParams.has('download')
  try {
    if (!caseId || !fileId) throw new Refusal(general('not-found'))
    const { hash, headers } = await look((work) => openFile(work, caseId, fileId, 'decide', inline))
    return new Response(new Uint8Array(await app.files.get(hash)), { headers })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return new Response(sentence(refusal.answers[0]!, lang), {
      status: statusOf[refusal.kind],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
