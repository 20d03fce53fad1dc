// A scan of a draft, to be looked at. Found only together with its draft; the look is written down.
import { error } from '@sveltejs/kit'
import { parseId } from '../../../../../../kernel/id.ts'
import { no, sentence } from '../../../../../../kernel/refusal.ts'
import { openScan } from '../../../../../../modules/cases/service/intake.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const [id, fileId] = [parseId<'Case'>(params.draft), parseId<'File'>(params.file)]
  if (!id || !fileId) error(404, sentence(no('not-found'), locals.lang))
  const file = await locals.look((work) => openScan(work, id, fileId))
  return new Response(new Uint8Array(await locals.app.files.get(file.hash)), { headers: { ...file.headers } })
}
