// The receipt in two copies, once with the secret code that was just said. The code comes in the body, never in the address.
import { error } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../../kernel/id.ts'
import { no, sentence } from '../../../../../kernel/refusal.ts'
import { receiptPaper } from '../../../../../modules/cases/service/papers.ts'
import { filled } from '../../../../form.ts'
import { sendPaper } from '../../../desk/papers.ts'
import type { RequestHandler } from './$types'

const asked = z.object({
  code: z
    .string()
    .regex(/^[0-9A-Z]{10}$/)
    .optional()
    .catch(undefined),
  lang: z.enum(['uk', 'en']).catch('uk'),
})

export const POST: RequestHandler = async ({ locals, params, request }) => {
  const id = parseId<'Case'>(params.draft)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  const { code, lang } = (await filled(request, locals.lang)).read(asked)
  const site = locals.app.config.publicUrl
  return sendPaper(locals, 'receipt', (work) => receiptPaper(work, id, { lang, site, secretCode: code }))
}
