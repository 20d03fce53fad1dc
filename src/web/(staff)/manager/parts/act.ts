// What every form of the head does: read, change, say what was refused, and come back to a page that can be loaded anew.
import { type ActionFailure, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { both, type Refused } from '../../../faults.ts'
import { type Filled, filled, refused } from '../../../form.ts'

interface Asked {
  readonly request: Request
  readonly locals: App.Locals
}

/** Does what the form asks; answers with the address to go to, or with what stands in the way. */
export async function act(
  { request, locals }: Asked,
  does: (form: Filled) => Promise<string>,
): Promise<ActionFailure<Refused>> {
  const form = await filled(request, locals.lang)
  let address: string
  try {
    address = await does(form)
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
  redirect(303, address)
}

/** The reason of a change, where nobody may leave it out. */
export const reason = z.string(both({ uk: 'Напишіть, чому змінюєте.', en: 'Write why you change it.' })).max(300)
export const maybeReason = z.string().max(300).optional()
