// Looking for a case: by its number or by the person, within the centres of my posts. Each search leaves its row in the log.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../db/work.ts'
import { type Id, parseId } from '../../../kernel/id.ts'
import { dateIn, type Instant, kyiv } from '../../../kernel/time.ts'
import { findCases } from '../../../modules/cases/service/find.ts'
import { listQuestionsToMe } from '../../../modules/cases/service/question.ts'
import { getVersion } from '../../../modules/catalogue/service.ts'
import { fullName } from '../../../modules/identity/rules/names.ts'
import { identify } from '../../../modules/identity/service/identify.ts'
import { namesOf } from '../../../modules/identity/service/residents.ts'
import { filled, refused } from '../../form.ts'
import { myCentre } from '../desk/my-centre.ts'
import { soughtIn } from '../desk/people/read.ts'
import type { Actions, PageServerLoad } from './$types'

const perPage = 30

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const asked = url.searchParams
    const number = asked.get('number')?.trim().slice(0, 40) ?? ''
    const residentId = parseId<'Resident'>(asked.get('person'))
    const today = dateIn(kyiv, work.now)
    const questions = (await listQuestionsToMe(work)).length
    if (!number && !residentId) return { number, questions, person: null, found: null, older: null, today }
    const cases = await findCases(work, { number, residentId, after: afterOf(asked.get('after')), limit: perPage + 1 })
    const last = cases.length > perPage ? cases[perPage - 1] : undefined
    return {
      number,
      questions,
      person: residentId ? await nameOf(work, residentId) : null,
      found: await rowsOf(work, cases.slice(0, perPage)),
      older: last ? olderOf(asked, last) : null,
      today,
    }
  })

async function nameOf(work: Work, id: Id<'Resident'>): Promise<string | null> {
  const { centre } = await myCentre(work, 'people.see', null)
  const name = (await namesOf(work, [id], { purpose: 'serve', centreId: centre.id })).get(id)
  return name ? fullName(name) : null
}

async function rowsOf(work: Work, cases: Awaited<ReturnType<typeof findCases>>) {
  const rows = []
  for (const { id, summary } of cases) {
    const { number, state, versionId, clock, dueOn } = summary
    rows.push({ id, number, state, service: (await getVersion(work, versionId)).name, filedOn: clock.start, dueOn })
  }
  return rows
}

/** `moment,id` of the last case of the page before; anything else begins at the newest. */
function afterOf(text: string | null): { filedAt: Instant; id: Id<'Case'> } | undefined {
  const [at = '', id] = text?.split(',') ?? []
  const known = parseId<'Case'>(id)
  return /^\d{1,15}$/.test(at) && known ? { filedAt: Number(at) as Instant, id: known } : undefined
}

function olderOf(asked: URLSearchParams, { id, summary }: Awaited<ReturnType<typeof findCases>>[number]): string {
  const query = new URLSearchParams(asked)
  query.set('after', `${summary.marks.filed},${id}`)
  return `?${query}`
}

export const actions: Actions = {
  async find({ request, locals }) {
    const form = await filled(request, locals.lang)
    try {
      const sought = soughtIn(form)
      const found = await locals.look(async (work) => {
        const { centre } = await myCentre(work, 'people.search', null)
        return identify(work, { ...sought, centreId: centre.id })
      })
      return { found, values: form.values }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  async choose({ request, locals }) {
    const form = await filled(request, locals.lang)
    let resident: string
    try {
      resident = form.read(z.object({ resident: z.uuid() })).resident
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/centre-cases?person=${resident}`)
  },
}
