// The catalogue out and in as a file: first what would change, or every fault by record and field; then all of it or nothing.
import { z } from 'zod'
import { Refusal, sentence } from '../../../../../../kernel/refusal.ts'
import type { PlainDate } from '../../../../../../kernel/time.ts'
import { importCatalogue, type Source } from '../../../../../../modules/catalogue/service/import.ts'
import { both } from '../../../../../faults.ts'
import { filled, refused } from '../../../../../form.ts'
import { keyed } from '../../../../keyed.ts'
import { act, reason } from '../../../parts/act.ts'
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
const applyForm = z.object({ text: z.string(), format: z.enum(formats), from, reason })

const formatOf = (name: string): Source['format'] => (/\.csv$/i.test(name) ? 'csv' : 'json')
const shown = 200

export const actions: Actions = {
  /** Nothing is changed yet. */
  async look({ request, locals, params }) {
    const form = await filled(request, locals.lang)
    try {
      const { file, from } = form.read(lookForm)
      const source: Source = { format: formatOf(file.name), text: await file.text() }
      const report = await locals.look(async (work) => {
        await centreOf(work, params.centre)
        return importCatalogue(work, source, { from: from as PlainDate | undefined, preview: true })
      })
      const { services, ...counts } = report
      return {
        preview: { ...counts, services: services.slice(0, shown), name: file.name, from: from ?? '', ...source },
      }
    } catch (refusal) {
      // faults of a file are named by record and field of the file, not by a field of this form
      if (
        refusal instanceof Refusal &&
        refusal.kind === 'invalid' &&
        refusal.answers.every(({ code }) => code.startsWith('catalogue.'))
      )
        return { broken: refusal.answers.map((answer) => sentence(answer, locals.lang)) }
      return refused(refusal, locals.lang, form)
    }
  },

  apply: (event) =>
    act(event, async (form) => {
      const { text, format, from, reason } = form.read(applyForm)
      const report = await event.locals.run(
        async (work) => {
          await centreOf(work, event.params.centre)
          return importCatalogue(work, { format, text }, { from: from as PlainDate | undefined, reason })
        },
        keyed(form, 'apply'),
      )
      return `/manager/${event.params.centre}/services/file?done=${report.added}-${report.changed}-${report.unchanged}`
    }),
}
