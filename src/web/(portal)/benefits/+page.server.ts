// Which aids can be checked, and what the answers given so far say of each.
import { redirect } from '@sveltejs/kit'
import { listBenefits, talkAbout, today } from '../../../modules/benefits/service.ts'
import type { Actions, PageServerLoad } from './$types'
import { answersIn, forgetAnswers } from './answers.ts'

export const csr = false

export const load: PageServerLoad = async (event) => {
  const { facts } = await answersIn(event)
  const on = await event.locals.look(async (work) => today(work))
  return {
    forgotten: event.url.searchParams.has('forgotten'),
    hasAnswers: Object.keys(facts).length > 0,
    benefits: listBenefits().map(({ kind, key, name, lead }) => {
      const { checked, left } = talkAbout(kind, facts, on)
      return { key, name, lead, left, eligible: checked.eligible }
    }),
  }
}

export const actions: Actions = {
  async forget(event) {
    forgetAnswers(event)
    redirect(303, '/benefits?forgotten')
  },
}
