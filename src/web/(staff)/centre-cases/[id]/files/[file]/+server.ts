// A file of the case: to be looked at in the browser, or with `?download` to be kept. Each opening leaves its row in the log.
import { error } from '@sveltejs/kit'
import { parseId } from '../../../../../../kernel/id.ts'
import { no, Refusal, sentence, statusOf } from '../../../../../../kernel/refusal.ts'
import { openFile } from '../../../../../../modules/cases/service/file.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params, url }) => {
  const [caseId, fileId] = [parseId<'Case'>(params.id), parseId<'File'>(params.file)]
  if (!caseId || !fileId) error(404, sentence(no('not-found'), locals.lang))
  const inline = !url.searchParams.has('download')
  try {
    const { hash, headers } = await locals.look((work) => openFile(work, caseId, fileId, 'serve', inline))
    return new Response(new Uint8Array(await locals.app.files.get(hash)), { headers: { ...headers } })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    error(statusOf[refusal.kind], sentence(refusal.answers[0]!, locals.lang))
  }
}
