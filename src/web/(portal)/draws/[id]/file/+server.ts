// A draw as a file: what anybody needs to repeat it, and nothing about who anybody is.
import { parseId } from '../../../../../kernel/id.ts'
import { Refusal } from '../../../../../kernel/refusal.ts'
import { noRelease } from '../../../../../modules/appointments/model.ts'
import { publishedDraw } from '../../../../../modules/appointments/service/release/publish.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals, params }) => {
  const id = parseId<'Release'>(params.id)
  if (!id) throw new Refusal(noRelease('no-release'))
  const draw = await locals.look((work) => publishedDraw(work, id))
  return new Response(`${JSON.stringify(draw, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="draw-${id}.json"`,
      'access-control-allow-origin': '*',
    },
  })
}
