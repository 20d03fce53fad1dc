// Drafts of the centre that wait to be gone on with.
import type { Work } from '../../../db/work.ts'
import type { Id } from '../../../kernel/id.ts'
import { dateIn } from '../../../kernel/time.ts'
import { listOpenIntakes } from '../../../modules/cases/service/intake.ts'
import { getVersion } from '../../../modules/catalogue/service.ts'
import { fullName, shortName } from '../../../modules/identity/rules/names.ts'
import { staffNames } from '../../../modules/identity/service/manage-staff.ts'
import { namesOf } from '../../../modules/identity/service/residents.ts'
import { myCentre } from '../desk/my-centre.ts'
import type { PageServerLoad } from './$types'

export const csr = false

type Open = Awaited<ReturnType<typeof listOpenIntakes>>

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const { centre, others } = await myCentre(work, 'cases.take', url.searchParams.get('centre'))
    return {
      centre: { id: centre.id, name: centre.name },
      centres: others,
      today: dateIn(centre.zone, work.now),
      drafts: await rowsOf(work, centre.id, await listOpenIntakes(work, centre.id)),
    }
  })

const staffIn = (who: string): Id<'Staff'>[] =>
  who.startsWith('staff:') ? [who.slice('staff:'.length) as Id<'Staff'>] : []

async function rowsOf(work: Work, centreId: Id<'Centre'>, open: Open) {
  const people = await namesOf(
    work,
    open.map(({ applicantId }) => applicantId),
    { purpose: 'register', centreId },
  )
  const staff = await staffNames(
    work,
    open.flatMap(({ openedBy }) => staffIn(openedBy)),
  )
  const rows = []
  for (const { id, applicantId, versionId, openedBy, openedAt, savedAt } of open) {
    const name = people.get(applicantId)
    const by = staffIn(openedBy)
      .map((one) => staff.get(one))
      .find((one) => one !== undefined)
    const service = (await getVersion(work, versionId)).name
    rows.push({ id, openedAt, savedAt, service, applicant: name ? fullName(name) : '', by: by ? shortName(by) : '' })
  }
  return rows
}
