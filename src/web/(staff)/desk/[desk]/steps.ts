// Every button of the desk is a form; this is what they have in common: the desk, the ticket the person saw, one run, the way back.
import { error, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, sentence } from '../../../../kernel/refusal.ts'
import { type PlainTime, parseTime } from '../../../../kernel/time.ts'
import type { TicketId } from '../../../../modules/queue/model.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import { keyed } from '../../keyed.ts'
import type { RequestEvent } from './$types'

export interface AtDesk {
  readonly deskId: Id<'Desk'>
  /** The ticket that stood on the page when the button was pressed. */
  readonly seen: TicketId | undefined
}

/** Answers with the address to go to; none is the desk itself. */
type Step<Read> = (work: Work, at: AtDesk, read: Read) => Promise<string | undefined>

const seen = z.object({ ticket: z.uuid().optional() })

export const deskOf = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): Id<'Desk'> => {
  const deskId = parseId<'Desk'>(params.desk)
  if (!deskId) error(404, sentence(no('not-found'), locals.lang))
  return deskId
}

/** What the form says of the desk and of the ticket. */
export const atDesk = (event: RequestEvent, form: Filled): AtDesk => ({
  deskId: deskOf(event),
  seen: form.read(seen).ticket as TicketId | undefined,
})

/** Reads the fields of a schema. */
export const fields =
  <Schema extends z.ZodObject>(schema: Schema) =>
  (form: Filled): z.output<Schema> =>
    form.read(schema)

export function step<Read>(name: string, reads: (form: Filled) => Read, does: Step<Read>) {
  return async (event: RequestEvent) => {
    const { locals, request } = event
    const form = await filled(request, locals.lang)
    let to: string | undefined
    try {
      const [at, read] = [atDesk(event, form), reads(form)]
      to = (await locals.run(async (work) => (await does(work, at, read)) ?? null, keyed(form, name))) ?? undefined
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, to ?? `/desk/${event.params.desk}`)
  }
}

/** A button without fields of its own. */
export const press = (name: string, does: (work: Work, at: AtDesk) => Promise<unknown>) =>
  step(name, fields(z.object({})), async (work, at) => {
    await does(work, at)
    return undefined
  })

/** A time of today as people write it: `14:30`, `9.05`. */
export const clockTime = (asked: string) =>
  z.string({ error: asked }).transform((text, context): PlainTime => {
    const found = parseTime(text.replace('.', ':').padStart(5, '0'))
    if (found) return found
    context.addIssue({
      code: 'custom',
      message: both({ uk: 'Напишіть час, як-от 14:30.', en: 'Write a time such as 14:30.' }),
    })
    return z.NEVER
  })
