// The process card of a service: who does which step, in which role and term. A new version of the service from a date.
import { z } from 'zod'
import { No, Refusal } from '../../../../../../../kernel/refusal.ts'
import type { PlainDate } from '../../../../../../../kernel/time.ts'
import type { VersionId } from '../../../../../../../modules/catalogue/model.ts'
import { changeService, readPatch } from '../../../../../../../modules/catalogue/service/change.ts'
import { getService, processCardOf } from '../../../../../../../modules/catalogue/service.ts'
import { type Filled, filled } from '../../../../../../form.ts'
import { keyed } from '../../../../../keyed.ts'
import { act, reason } from '../../../../parts/act.ts'
import { centreOf } from '../../../../parts/place.ts'
import type { Actions, PageServerLoad } from './$types'

export const csr = false

export const load: PageServerLoad = ({ locals, params }) =>
  locals.look(async (work) => {
    await centreOf(work, params.centre)
    const service = await getService(work, params.key)
    const card = processCardOf(service)
    return {
      service: {
        ...{ key: service.key, name: service.name, versionId: service.versionId },
        term: service.term?.days ?? null,
        isDefault: card.basis === 'default',
      },
      steps: card.steps.map(({ action, responsible, unit, role, termDays, termText, parallel }) => ({
        ...{ action, responsible, unit, role, termText, parallel },
        termDays: termDays === null ? '' : String(termDays),
      })),
    }
  })

const whenForm = z.object({ from: z.iso.date().optional(), reason, expected: z.uuid() })

const typed = (form: Filled, name: string): string => String(form.data.get(name) ?? '').trim()

/** Rows in use, by their place in the form; a row whose step was emptied is gone. */
const rowsOf = (form: Filled): number[] =>
  [...form.data.keys()]
    .flatMap((name) => /^step\.(\d{1,3})\.action$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((row) => typed(form, `step.${row}.action`) !== '')

function cardOf(form: Filled, rows: readonly number[]) {
  const steps = rows.map((row, at) => {
    const days = typed(form, `step.${row}.termDays`)
    return {
      n: at + 1,
      action: typed(form, `step.${row}.action`),
      responsible: typed(form, `step.${row}.responsible`),
      unit: typed(form, `step.${row}.unit`),
      role: typed(form, `step.${row}.role`),
      termDays: days === '' ? null : /^\d+$/.test(days) ? Number(days) : days,
      termText: typed(form, `step.${row}.termText`),
      parallel: form.data.has(`step.${row}.parallel`),
    }
  })
  return { basis: 'own', steps }
}

/** `processCard.steps.2.unit` is the field of the row it came from. */
function inRows(refusal: Refusal, rows: readonly number[]): Refusal {
  const renamed = refusal.answers.map(({ kind, code, words, facts, field }) => {
    const [, at, name] = /^processCard\.steps\.(\d+)\.(\w+)$/.exec(field ?? '') ?? []
    return new No(kind, code, words, facts, at === undefined ? field : `step.${rows[Number(at)]}.${name}`)
  })
  return new Refusal(...renamed)
}

export const actions: Actions = {
  save: (event) =>
    act(event, async (form) => {
      const { from, reason, expected } = form.read(whenForm)
      const rows = rowsOf(form)
      try {
        const patch = readPatch({ processCard: rows.length === 0 ? null : cardOf(form, rows) })
        await event.locals.run(
          async (work) => {
            await centreOf(work, event.params.centre)
            const occasion = { from: from as PlainDate | undefined, reason, expected: expected as VersionId }
            await changeService(work, event.params.key, patch, occasion)
          },
          keyed(form, 'process'),
        )
      } catch (refusal) {
        throw refusal instanceof Refusal ? inRows(refusal, rows) : refusal
      }
      return `/manager/${event.params.centre}/services/${event.params.key}?done=saved`
    }),

  /** More empty rows, with everything that was written. */
  async more({ request, locals }) {
    return { values: (await filled(request, locals.lang)).values, more: true }
  },
}
