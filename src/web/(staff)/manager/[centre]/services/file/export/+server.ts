// The whole catalogue as a file: JSON holds everything, CSV what fits in a row.
import { Refusal, sentence, statusOf } from '../../../../../../../kernel/refusal.ts'
import { exportCatalogue } from '../../../../../../../modules/catalogue/service/export.ts'
import { centreOf } from '../../../../parts/place.ts'
import type { RequestHandler } from './$types'

const types = { json: 'application/json', csv: 'text/csv; charset=utf-8' } as const

export const GET: RequestHandler = async ({ locals: { look, lang }, params, url }) => {
  const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'json'
  try {
    const text = await look(async (work) => {
      await centreOf(work, params.centre)
      return exportCatalogue(work, format)
    })
    const headers = {
      'content-type': types[format],
      'content-disposition': `attachment; filename="catalogue.${format}"`,
    }
    return new Response(text, { headers })
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return new Response(sentence(refusal.answers[0]!, lang), {
      status: statusOf[refusal.kind],
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}
