// The pre-check over the API: for anybody, without a token; what is sent is answered and forgotten.
import { z } from 'zod'
import type { Routes } from '../../http/api.ts'
import { type PlainDate, parseDate } from '../../kernel/time.ts'
import { benefitKinds } from './model.ts'
import { checkBenefits, factsSchema, listBenefits, listFacts, shown, today } from './service.ts'

const text = z.object({ uk: z.string(), en: z.string() })
const kind = z.enum(benefitKinds)
const answer = z.enum(['yes', 'no', 'unknown'])
const unit = z.enum(['money', 'percent', 'area', 'number'])
const fact = z.union([z.boolean(), z.number(), z.string()]).nullable()
const day = z.string().refine((written) => parseDate(written) !== undefined, 'a day of the calendar, like 2026-03-06')

const checkedShape = z.object({
  ...{ kind, on: z.string(), eligible: answer },
  amount: z.object({ hryvnias: z.number(), per: z.enum(['month', 'once']) }).nullable(),
  reasons: z.array(
    z.object({
      ...{ id: z.string(), says: text, answer, law: text },
      facts: z.record(z.string(), fact),
      missingFacts: z.array(z.string()),
      parameters: z.array(z.object({ says: text, value: z.number(), unit, since: z.string(), law: text })),
      unset: z.array(text).describe('Numbers of the law that nobody has set for that day'),
    }),
  ),
  steps: z.array(z.object({ says: text, value: z.number().nullable(), unit })),
  missingFacts: z.array(z.string()).describe('What decides now, first what decides soonest'),
  legalBasis: z.array(text),
})

export const routes: Routes = (api) => {
  api.get(
    '/benefits',
    {
      schema: {
        tags: ['benefits'],
        summary: 'What can be pre-checked, and the facts that are asked for',
        response: {
          200: z.object({
            benefits: z.array(z.object({ kind, name: text, lead: text, decides: text })),
            facts: z.array(
              z.object({
                name: z.string(),
                form: z.enum(['yesNo', 'count', 'money', 'area', 'date', 'choice']),
                says: text,
                choices: z.array(z.string()).optional(),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      benefits: listBenefits().map(({ kind, name, lead, decides }) => ({ kind, name, lead, decides })),
      facts: listFacts().map(({ name, form, says }) => ({
        ...{ name, form: form.kind, says },
        ...(form.kind === 'choice' && { choices: Object.keys(form.choices) }),
      })),
    }),
  )

  api.post(
    '/benefits/check',
    {
      schema: {
        tags: ['benefits'],
        summary: 'Am I entitled? Yes, no or not known yet, with the law for each condition; nothing is kept',
        body: z.object({
          facts: factsSchema.describe('Hryvnias, square metres, days; null and absent are not known'),
          on: day.optional().describe('The day whose law is asked; today unless said'),
          kinds: z.array(kind).min(1).optional(),
        }),
        response: { 200: z.object({ benefits: z.array(checkedShape) }) },
      },
    },
    async (request) => {
      const { body } = request
      const on = (body.on as PlainDate | undefined) ?? (await request.look(async (work) => today(work)))
      return { benefits: checkBenefits(body.facts, on, body.kinds).map((each) => shown(each, body.facts)) }
    },
  )
}
