// The catalogue out and in as a file: first what would change, or every fault by record and field; then all of it or nothing.
import { fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { Refusal, sentence } from '../../../../../../kernel/refusal.ts'
import type { Lang } from '../../../../../../kernel/text.ts'
import type { PlainDate } from '../../../../../../kernel/time.ts'
import { importCatalogue, type Source } from '../../../../../../modules/catalogue/service/import.ts'
import { both, type Refused } from '../../../../../faults.ts'
import { type Filled, filled, refused } from '../../../../../form.ts'
import { keyed } from '../../../../keyed.ts'
import { reason } from '../../../parts/act.ts'
import { lastChange } from '../../../parts/changes.ts'
import { centreOf } from '../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    await centreOf(work, params.centre)
    return { change: await lastChange(work, { what: 'catalogue.import' }, locals.lang) }
  })

const from = z.iso.date().optional()
const lookForm = z.object({
  file: z
    .instanceof(File, { error: both({ uk: 'Оберіть файл.', en: 'Choose a file.' }) })
    .refine(({ size }) => size > 0, both({ uk: 'Файл порожній.', en: 'The file is empty.' })),
  from,
})
const formats = ['json', 'csv'] as const
const againForm = z.object({ name: z.string().default(''), text: z.string(), format: z.enum(formats), from })
const applyForm = againForm.extend({ reason })

const formatOf = (name: string): Source['format'] => (/\.csv$/i.test(name) ? 'csv' : 'json')
const mostShown = 200

interface Asked extends Source {
  readonly name: string
  readonly from: string | undefined
}

/** What the file would change; nothing is changed. */
async function previewOf({ locals, params }: Event, { name, from, format, text }: Asked) {
  const report = await locals.look(async (work) => {
    await centreOf(work, params.centre!)
    return importCatalogue(work, { format, text }, { from: from as PlainDate | undefined, preview: true })
  })
  return { ...report, services: report.services.slice(0, mostShown), ...{ name, from: from ?? '', format, text } }
}

type Event = Parameters<Actions[string]>[0]

/** Faults of a file are named by record and field of the file, not by a field of this form. */
function brokenFile(fault: unknown, lang: Lang): string[] | undefined {
  if (!(fault instanceof Refusal) || !fault.answers.every(({ code }) => ofFile.includes(code))) return undefined
  return fault.answers.map((answer) => sentence(answer, lang))
}
const ofFile = ['unreadable-file', 'bad-record', 'more-faults'].map((code) => `catalogue.${code}`)

export const actions: Actions = {
  async look(event) {
    const { locals } = event
    const form = await filled(event.request, locals.lang)
    try {
      const { file, from } = form.read(lookForm)
      const { name } = file
      return { preview: await previewOf(event, { name, from, format: formatOf(name), text: await file.text() }) }
    } catch (refusal) {
      const broken = brokenFile(refusal, locals.lang)
      return broken ? fail(422, { broken }) : refused(refusal, locals.lang, form)
    }
  },

  async apply(event) {
    const { locals, params } = event
    const form = await filled(event.request, locals.lang)
    let done: string
    try {
      const { text, format, from, reason } = form.read(applyForm)
      const { added, changed, unchanged } = await locals.run(
        async (work) => {
          await centreOf(work, params.centre)
          return importCatalogue(work, { format, text }, { from: from as PlainDate | undefined, reason })
        },
        keyed(form, 'apply'),
      )
      done = `${added}-${changed}-${unchanged}`
    } catch (refusal) {
      return backToPreview(event, form, refused(refusal, locals.lang, form).data)
    }
    redirect(303, `/manager/${params.centre}/services/file?done=${done}`)
  },
}

/** The file need not be chosen again because the reason was left out. */
async function backToPreview(event: Event, form: Filled, { faults }: Refused) {
  const { text, format, from, name } = form.read(againForm)
  return fail(422, { faults, preview: await previewOf(event, { name, text, format, from }) })
}
