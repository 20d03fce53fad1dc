// The file of a case at its centre: read, corrected with a reason, added to; a new code for a lost receipt.
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import {
  type Application,
  applicationFields,
  type Correction,
  deliveryMethods,
  notifyChannels,
} from '../../../../modules/cases/model.ts'
import { differ } from '../../../../modules/cases/rules/correction.ts'
import { attachFile, correctEntry, openCase } from '../../../../modules/cases/service/file.ts'
import { renewCode } from '../../../../modules/cases/service/renew-code.ts'
import { keepFile } from '../../../../modules/documents/service.ts'
import { getResident } from '../../../../modules/identity/service/residents.ts'
import { actIn, doneOf } from '../../../acts/done.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import { answersIn, settledOf } from '../../intake/[draft]/draft-form.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { fileView } from './view.ts'

const caseOf = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): Id<'Case'> => {
  const id = parseId<'Case'>(params.id)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  return id
}

const panels = ['correct', 'add'] as const
const notes = ['corrected', 'added', 'act'] as const

export const load: PageServerLoad = async (event) => {
  const id = caseOf(event)
  const asked = event.url.searchParams
  return {
    file: await event.locals.look((work) => fileView(work, id, actIn(asked.get('act')), event.locals.lang)),
    panel: panels.find((name) => name === asked.get('do')),
    done: notes.find((name) => name === asked.get('done')),
  }
}

const said = z.object({ reason: z.string().max(500).default('') })
const added = z.object({
  paper: z
    .string()
    .regex(/^\d{1,3}$/)
    .optional(),
  file: z.instanceof(File, { error: both({ uk: 'Оберіть файл.', en: 'Choose a file.' }) }),
})

const keysOf = <Key extends string>(list: Record<Key, unknown>) => Object.keys(list) as Key[]

/** A line is asked for only where there is something to pay. */
function settledIn({ payments }: Application, typed: ReturnType<typeof settledOf>): NonNullable<Correction['settled']> {
  const lines = payments.flatMap(({ line, amount, settled }) => {
    const now = typed[line] ?? null
    return amount !== 0 && differ(now, settled) ? [[line, now] as const] : []
  })
  return Object.fromEntries(lines)
}

/** Only what differs from what stands in the case. */
function correctionIn({ data }: Filled, application: Application, answers: ReturnType<typeof answersIn>): Correction {
  const text = (name: string) => String(data.get(name) ?? '').trim()
  const form = keysOf(applicationFields).flatMap((field): [string, string][] => {
    const typed = text(`form.${field}`)
    return typed === (application.form[field] ?? '') ? [] : [[field, typed]]
  })
  const notifyBy = keysOf(notifyChannels).find((one) => one === text('notifyBy'))
  const deliverBy = keysOf(deliveryMethods).find((one) => one === text('deliverBy'))
  const note = text('note') || null
  const papers = application.papers.flatMap((paper) => {
    const answer = paper.n === null ? undefined : answers[paper.n]
    return answer && differ(answer, paper.answer) ? [{ ...paper, answer }] : []
  })
  const settled = settledIn(application, settledOf({ data }))
  return {
    ...(Object.keys(settled).length > 0 && { settled }),
    ...(form.length > 0 && { form: Object.fromEntries(form) }),
    ...(notifyBy && notifyBy !== application.notifyBy && { notifyBy }),
    ...(deliverBy && deliverBy !== application.deliverBy && { deliverBy }),
    ...(note !== application.note && { note }),
    ...(papers.length > 0 && { papers }),
  }
}

export const actions: Actions = {
  /** The whole record of the applicant; the look is written down. */
  async show(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      const person = await locals.look(async (work) => {
        const { summary, centreId } = await openCase(work, id, { purpose: 'serve' })
        return getResident(work, summary.applicantId, { purpose: 'serve', centreId, caseId: id })
      })
      return { person }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },

  /** What the person asks the centre to do with their case. */
  async act(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      await doneOf(locals, id, form)
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/centre-cases/${id}?done=act`)
  },

  async correct(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      const { reason } = form.read(said)
      await locals.run(
        async (work) => {
          const { content } = await openCase(work, id, { purpose: 'correct' })
          await correctEntry(work, id, correctionIn(form, content.application, answersIn(form)), reason)
        },
        keyed(form, 'correct'),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/centre-cases/${id}?done=corrected`)
  },

  async add(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      const { paper, file } = form.read(added)
      const bytes = Buffer.from(await file.arrayBuffer())
      const kept = await keepFile(locals.app.files, bytes, { name: file.name, declaredType: file.type })
      const about = { purpose: 'attachment', paper: paper === undefined ? null : Number(paper) } as const
      await locals.run((work) => attachFile(work, id, kept, about), keyed(form, 'add'))
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/centre-cases/${id}?done=added`)
  },

  /** Said once, to be printed now. */
  async renew(event) {
    const { locals, request } = event
    const id = caseOf(event)
    const form = await filled(request, locals.lang)
    try {
      return { renewed: await locals.run((work) => renewCode(work, id), keyed(form, 'renew')) }
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
  },
}
