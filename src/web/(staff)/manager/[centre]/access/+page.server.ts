// Who looked at what, did what, why and by what right; and whether the record itself is whole.
import type { Work } from '../../../../../db/work.ts'
import { may } from '../../../../../kernel/actor.ts'
import { type Id, parseId } from '../../../../../kernel/id.ts'
import { addDays, type Instant, momentOf, type PlainTime, parseDate } from '../../../../../kernel/time.ts'
import type { AccessRow } from '../../../../../modules/audit/model.ts'
import { listAccess, verify } from '../../../../../modules/audit/service.ts'
import { caseNumbers, findCases } from '../../../../../modules/cases/service/find.ts'
import type { CentreId } from '../../../../../modules/centres/model.ts'
import type { StaffId } from '../../../../../modules/identity/model.ts'
import { shortName } from '../../../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../../../modules/identity/service/manage-staff.ts'
import { centreOf } from '../../parts/place.ts'
import type { PageServerLoad } from './$types'

export const csr = false

const perPage = 50

export const load: PageServerLoad = ({ locals, params, url }) =>
  locals.look(async (work) => {
    const { id, zone } = await centreOf(work, params.centre)
    const asked = url.searchParams
    const day = parseDate(asked.get('day'))
    const to = day && momentOf(zone, addDays(day, 1), '00:00' as PlainTime)
    const number = (asked.get('number') ?? '').trim().slice(0, 60)
    const staff = parseId<'Staff'>(asked.get('staff'))
    const caseId = number ? await caseOf(work, id, number) : undefined
    const question = { centreId: id, to, after: afterIn(asked.get('after')), limit: perPage + 1 }
    const nothing = number && !caseId
    const rows = nothing
      ? []
      : await listAccess(work, { ...question, caseId: caseId ?? undefined, actor: staff && `staff:${staff}` })
    const shown = rows.slice(0, perPage)
    const last = rows.length > perPage ? shown.at(-1) : undefined
    return {
      ...{ number, day: day ?? '', staff: staff ?? null },
      rows: await inWords(work, shown),
      next: last ? addressWith(asked, `${last.at},${last.id}`) : null,
      isFirst: !asked.has('after'),
      chain: asked.has('verify') ? await verify(work) : null,
      mayFind: may(work.actor, 'cases.see', id),
      staffName: staff ? await nameOf(work, staff) : null,
    }
  })

/** One case of this centre by its whole number; nothing when there is none or it is not unique. */
async function caseOf(work: Work, centreId: CentreId, number: string): Promise<Id<'Case'> | null> {
  const found = (await findCases(work, { number, reason: 'журнал доступу' })).filter((one) => one.centreId === centreId)
  return found.length === 1 ? found[0]!.id : null
}

const nameOf = async (work: Work, id: StaffId): Promise<string | null> => {
  const name = (await staffNames(work, [id])).get(id)
  return name ? shortName(name) : null
}

async function inWords(work: Work, rows: readonly AccessRow[]) {
  const staff = rows.flatMap(({ actor }) =>
    actor.startsWith('staff:') ? [actor.slice('staff:'.length) as StaffId] : [],
  )
  const names = await staffNames(work, staff)
  const numbers = await caseNumbers(
    work,
    rows.flatMap(({ caseId }) => caseId ?? []),
  )
  return rows.map((row) => {
    const staffId = row.actor.startsWith('staff:') ? (row.actor.slice('staff:'.length) as StaffId) : null
    const name = staffId && names.get(staffId)
    return {
      ...{ id: row.id, at: row.at, role: row.role, workplace: row.workplace, operation: row.operation },
      ...{ purpose: row.purpose, ground: row.ground, fields: row.fields, reason: row.reason, result: row.result },
      ...{ staffId, who: name ? shortName(name) : null, hasPerson: row.subjectPersonId !== null },
      number: (row.caseId && numbers.get(row.caseId)) ?? null,
    }
  })
}

function afterIn(text: string | null): { at: Instant; id: string } | undefined {
  const [at = '', last] = text?.split(',') ?? []
  const id = parseId<'Access'>(last)
  return /^\d{1,15}$/.test(at) && id ? { at: Number(at) as Instant, id } : undefined
}

function addressWith(asked: URLSearchParams, after: string): string {
  const next = new URLSearchParams(asked)
  next.set('after', after)
  next.delete('verify')
  return `?${next}`
}
