// One question. The answer goes into the browser's own cookie, and the next question follows from the rules.
import { error, redirect } from '@sveltejs/kit'
import { type Answers, askedBy, factOf, talkAbout, today } from '../../../../../modules/benefits/service.ts'
import { filled, refused } from '../../../../form.ts'
import { answersIn, benefitAt, keepAnswers } from '../../answers.ts'
import { words } from '../../words.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { factsIn, lookOf, written } from './fields.ts'

export const csr = false

function questionAt(event: Pick<RequestEvent, 'params' | 'locals'>) {
  const benefit = benefitAt(event.params.kind, event)
  const asked = askedBy(benefit.kind, event.params.question)
  if (!asked) error(404, words[event.locals.lang].noSuch)
  return { benefit, asked }
}

export const load: PageServerLoad = async (event) => {
  const { lang } = event.locals
  const { benefit, asked } = questionAt(event)
  const { question, facts: names } = asked
  const answers = await answersIn(event)
  const { left } = talkAbout(benefit.kind, answers.facts, await event.locals.look(async (work) => today(work)))
  const before = answers.asked.filter((id) => askedBy(benefit.kind, id))
  const place = before.includes(question.id) ? before.indexOf(question.id) : before.length
  return {
    name: benefit.name[lang],
    key: benefit.key,
    ...{ nth: place + 1, left: before.includes(question.id) ? Math.max(left, 1) : left },
    back: place > 0 ? `/benefits/${benefit.key}/${before[place - 1]}` : '/benefits',
    hasAnswers: before.length > 0,
    question: {
      ...{ id: question.id, says: question.says[lang], hint: question.hint?.[lang] },
      ...{ why: question.why[lang], whereToLook: question.whereToLook[lang] },
    },
    look: lookOf(names),
    facts: names.map((name) => ({ name, form: factOf(name).form, says: factOf(name).says[lang] })),
    values: written(names, answers.facts),
    isUnknown: names.some((name) => answers.facts[name] === null),
  }
}

/** Answered anew it keeps its place. */
const withAnswer = ({ facts, asked }: Answers, id: string, more: Answers['facts']): Answers => ({
  facts: { ...facts, ...more },
  asked: asked.includes(id) ? asked : [...asked, id],
})

export const actions: Actions = {
  async default(event) {
    const { benefit, asked } = questionAt(event)
    const form = await filled(event.request, event.locals.lang)
    try {
      const on = await event.locals.look(async (work) => today(work))
      const facts = factsIn(form, asked.facts, on)
      await keepAnswers(event, withAnswer(await answersIn(event), asked.question.id, facts))
    } catch (refusal) {
      return refused(refusal, event.locals.lang, form)
    }
    redirect(303, `/benefits/${benefit.key}`)
  },
}
