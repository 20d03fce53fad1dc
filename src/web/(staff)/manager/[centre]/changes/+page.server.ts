// What was changed in the settings of this centre and in the catalogue: by whom, what stood before, why.
import { parseId } from '../../../../../kernel/id.ts'
import { addDays, type Instant, momentOf, type PlainTime, parseDate } from '../../../../../kernel/time.ts'
import { listChanges } from '../../../../../modules/audit/service.ts'
import { kinds } from '../../parts/change-words.ts'
import { changesInWords } from '../../parts/changes.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const perPage = 30

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { id, zone } = await centreOf(work, params.centre)
    const asked = url.searchParams
    const what = Object.hasOwn(kinds, asked.get('what') ?? '') ? asked.get('what')! : undefined
    const day = parseDate(asked.get('day'))
    const midnight = '00:00' as PlainTime
    const to = day && momentOf(zone, addDays(day, 1), midnight)
    const rows = await listChanges(work, {
      centreId: id,
      what,
      to,
      after: afterIn(asked.get('after')),
      limit: perPage + 1,
    })
    const shown = rows.slice(0, perPage)
    const last = rows.length > perPage ? shown.at(-1) : undefined
    return {
      ...{ what: what ?? '', day: day ?? '' },
      kinds: Object.entries(kinds).map(([value, text]) => ({ value, text: text[locals.lang] })),
      changes: await changesInWords(work, shown, locals.lang, id),
      next: last ? addressWith(asked, `${last.at},${last.id}`) : null,
      isFirst: !asked.has('after'),
    }
  })

function afterIn(text: string | null): { at: Instant; id: string } | undefined {
  const [at = '', last] = text?.split(',') ?? []
  const id = parseId<'Change'>(last)
  return /^\d{1,15}$/.test(at) && id ? { at: Number(at) as Instant, id } : undefined
}

function addressWith(asked: URLSearchParams, after: string): string {
  const next = new URLSearchParams(asked)
  next.set('after', after)
  return `?${next}`
}
