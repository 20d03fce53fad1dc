// The answer so far; while there is something to ask, the next question, unless the answer itself is asked for.
import { redirect } from '@sveltejs/kit'
import type { FactName } from '../../../../modules/benefits/model.ts'
import { askedBy, factOf, listBenefits, questionAbout, talkAbout, today } from '../../../../modules/benefits/service.ts'
import { findService } from '../../../../modules/catalogue/service.ts'
import { date } from '../../../words.ts'
import { answersIn, benefitAt } from '../answers.ts'
import { answer, parameterSaid, quantity, roundMoney } from '../said.ts'
import type { PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event
  const { lang } = locals
  const benefit = benefitAt(params.kind, event)
  const { facts, asked } = await answersIn(event)
  const { on, service } = await locals.look(async (work) => ({
    on: today(work),
    service: await findService(work, benefit.service),
  }))
  const { checked, next } = talkAbout(benefit.kind, facts, on)
  if (next && !url.searchParams.has('result')) redirect(303, `/benefits/${benefit.key}/${next.question.id}`)
  const whereAsked = (fact: FactName) => `/benefits/${benefit.key}/${questionAbout(fact).id}`
  const said = (names: readonly FactName[]) =>
    names.flatMap((name) => {
      const value = facts[name]
      return value === undefined || value === null ? [] : [{ name, value }]
    })
  return {
    benefit,
    eligible: checked.eligible,
    // the steps tell kopecks; what is said first is said roundly
    sum: checked.amount && {
      text: roundMoney(lang, Math.round(checked.amount.kopecks / 100) * 100),
      per: checked.amount.per,
    },
    rulesOf: date(lang, on),
    service: service?.key,
    missing: checked.missing.length,
    fillIn: checked.missing[0] ? whereAsked(checked.missing[0]) : null,
    reasons: checked.reasons.map(({ id, says, law, answer: of, facts: names, missing, parameters, unset }) => ({
      ...{ id, says: says[lang], law: law[lang], answer: of },
      said: said(names).map(({ name, value }) => `${factOf(name).says[lang]} — ${answer(lang, name, value)}`),
      parameters: parameters.map((each) => parameterSaid(lang, each)),
      ask: of === 'unknown' && missing[0] ? whereAsked(missing[0]) : null,
      where: of === 'unknown' && missing[0] ? questionAbout(missing[0]).whereToLook[lang] : null,
      unset: unset.map((each) => each[lang]),
    })),
    steps: checked.steps.flatMap(({ says, value, unit }) =>
      value === null ? [] : [{ says: says[lang], value: quantity(lang, value, unit) }],
    ),
    answers: asked.flatMap((id) => {
      const question = askedBy(benefit.kind, id)
      if (!question) return []
      return [{ href: `/benefits/${benefit.key}/${id}`, ...summed(question.facts) }]
    }),
    others: listBenefits()
      .filter(({ kind }) => kind !== benefit.kind)
      .map(({ kind, key, name }) => {
        const other = talkAbout(kind, facts, on)
        return { key, name: name[lang], eligible: other.checked.eligible, left: other.left }
      }),
  }

  function summed(names: readonly FactName[]) {
    return {
      rows: names.map((name) => ({ says: factOf(name).says[lang], value: answer(lang, name, facts[name] ?? null) })),
    }
  }
}
