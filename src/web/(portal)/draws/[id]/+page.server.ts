// A draw for everybody to look at and check: what was told when, the order, and how to repeat it.
import { parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import { noRelease } from '../../../../modules/appointments/model.ts'
import { releasePage } from '../../../../modules/appointments/service/release/look.ts'
import { publishedDraw } from '../../../../modules/appointments/service/release/publish.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const onPage = 100

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const id = parseId<'Release'>(params.id)
    if (!id) throw new Refusal(noRelease('no-release'))
    const { slots, centres, service, ...release } = await releasePage(work, id)
    const draw = await publishedDraw(work, id)
    const zone = centres[0]?.zone ?? 'Europe/Kyiv'
    const wanted = url.searchParams.get('p')?.trim().toLowerCase().slice(0, 40)
    const asked = Number(url.searchParams.get('after') ?? 0)
    const rows = rowsOf(draw)
    const after = Number.isInteger(asked) && asked > 0 ? asked : 0
    const found = wanted ? rows.filter(({ pseudonym }) => pseudonym === wanted) : undefined
    const page = found ?? rows.slice(after, after + onPage)
    return {
      ...{ service, centres, zone, today: dateIn(zone, work.now), wanted },
      release: { ...release, listHash: draw && 'listHash' in draw ? draw.listHash : null },
      slots: Object.fromEntries(slots.map(({ n, startsAt, centreId }) => [n, { startsAt, centreId }])),
      rows: page,
      isDrawn: 'order' in draw,
      next: !found && after + onPage < rows.length ? after + onPage : null,
      first: 'order' in draw ? rows[0] : undefined,
    }
  })

interface Row {
  readonly rank: number | null
  readonly pseudonym: string
  readonly weight: number
  readonly wishes: string
  /** As drawn. */
  readonly slot: number | null
  /** Had the place first, and gave it up. */
  readonly gaveUp: boolean
  /** Had it passed on later. */
  readonly later: number | null
}

function rowsOf(draw: Awaited<ReturnType<typeof publishedDraw>>): Row[] {
  if (!('entrants' in draw)) return []
  const entrants = new Map(draw.entrants.map((each) => [each.pseudonym as string, each]))
  const nothingYet = { rank: null, slot: null, gaveUp: false, later: null }
  if (!('order' in draw)) return draw.entrants.map((each) => ({ ...each, ...nothingYet }))
  const gaveUp = new Set(draw.passed.map(({ from }) => from))
  const later = new Map(draw.passed.flatMap(({ to, slot }) => (to ? [[to, slot] as const] : [])))
  return draw.order.map(({ rank, pseudonym, slot }) => {
    const { weight, wishes } = entrants.get(pseudonym)!
    return { rank, pseudonym, weight, wishes, slot, gaveUp: gaveUp.has(pseudonym), later: later.get(pseudonym) ?? null }
  })
}
