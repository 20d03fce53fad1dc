// The issue sheet with the document that is shown now. Its number comes in the body, never in the address.
import { error } from '@sveltejs/kit'
import { z } from 'zod'
import { parseId } from '../../../../../kernel/id.ts'
import { no, sentence } from '../../../../../kernel/refusal.ts'
import { issueSheetPaper } from '../../../../../modules/cases/service/papers.ts'
import { documentKinds } from '../../../../../modules/identity/model.ts'
import { filled } from '../../../../form.ts'
import { sendPaper } from '../../../desk/papers.ts'
import type { RequestHandler } from './$types'

const kinds = Object.keys(documentKinds) as [keyof typeof documentKinds, ...(keyof typeof documentKinds)[]]
/** What is not written yet is left to be written by hand. */
const shown = z.object({
  kind: z.enum(kinds).catch('id-card'),
  document: z.string().max(60).catch('__________'),
  to: z.enum(['applicant', 'representative']).catch('applicant'),
})

export const POST: RequestHandler = async ({ locals, params, request }) => {
  const id = parseId<'Case'>(params.case)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  const { kind, document, to } = (await filled(request, locals.lang)).read(shown)
  const said = { kind: documentKinds[kind].uk, number: document }
  return sendPaper(locals, 'issue-sheet', (work) => issueSheetPaper(work, id, { lang: 'uk', to, document: said }))
}
