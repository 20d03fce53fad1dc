// What every form of the head does: read, change, say what was refused, and come back to a page that can be loaded anew.
import { type ActionFailure, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { No, Refusal } from '../../../../kernel/refusal.ts'
import type { Text } from '../../../../kernel/text.ts'
import { both, type Refused } from '../../../faults.ts'
import { type Filled, filled, refused } from '../../../form.ts'

interface Asked {
  readonly request: Request
  readonly locals: App.Locals
}

/** How this form calls a field of the core: `key` is the idempotency key of every form, so a record's own key has another name. */
export type Names = Readonly<Record<string, string>>

export function inForm(fault: unknown, names: Names): unknown {
  if (!(fault instanceof Refusal)) return fault
  return new Refusal(
    ...fault.answers.map(
      (said) =>
        new No(said.kind, said.code, wordsAt(said), said.facts, said.field && (names[said.field] ?? said.field)),
    ),
  )
}

/** Beside its field a sentence need not begin with the field's name in the catalogue. */
function wordsAt({ code, words, facts }: No): Text {
  const { whyUk, whyEn } = facts
  if (code !== 'catalogue.bad-field' || typeof whyUk !== 'string' || typeof whyEn !== 'string') return words
  return { uk: `${capital(whyUk)}.`, en: `${capital(whyEn)}.` }
}
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** Does what the form asks; answers with the address to go to, or with what stands in the way. */
export async function act(
  { request, locals }: Asked,
  does: (form: Filled) => Promise<string>,
  names: Names = {},
): Promise<ActionFailure<Refused>> {
  const form = await filled(request, locals.lang)
  let address: string
  try {
    address = await does(form)
  } catch (refusal) {
    return refused(inForm(refusal, names), locals.lang, form)
  }
  redirect(303, address)
}

/** The reason of a change, where nobody may leave it out. */
export const reason = z.string(both({ uk: 'Напишіть, чому змінюєте.', en: 'Write why you change it.' })).max(300)
export const maybeReason = z.string().max(300).optional()
