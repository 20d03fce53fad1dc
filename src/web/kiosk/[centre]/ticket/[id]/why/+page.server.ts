// «Чому той раніше?»: one sentence each, by promised times and nothing else.
import { Refusal, sentence } from '../../../../../../kernel/refusal.ts'
import {
  type ToldWhy,
  whyOthersBeforeMine,
  whyThisBeforeMine,
} from '../../../../../../modules/queue/service/explain.ts'
import { whySentence } from '../../../../../ticket/[token]/why-words.ts'
import { headOf, lettersIn } from '../../../../place.ts'
import { ticketHere } from '../../../../ticket.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang } = locals
  const { place, ticket, others } = await locals.look(async (work) => {
    const here = await ticketHere(work, params.centre, params.id)
    return { ...here, others: await whyOthersBeforeMine(work, here.ticket.id) }
  })
  const said = (told: ToldWhy) => whySentence(lang, told, ticket.zone)
  const other = url.searchParams.get('other')?.slice(0, 20)
  return {
    ...headOf(place, lang),
    id: ticket.id,
    letters: lettersIn(place),
    other,
    answer: other && (await answerTo(locals, ticket.id, other, said)),
    others: others.map(said),
  }
}

/** Why that ticket goes before this one, or why its number could not be found. */
async function answerTo(
  locals: App.Locals,
  id: Parameters<typeof whyThisBeforeMine>[1],
  other: string,
  said: (told: ToldWhy) => string,
): Promise<string> {
  try {
    return said(await locals.look((work) => whyThisBeforeMine(work, id, other)))
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return sentence(refusal.answers[0]!, locals.lang)
  }
}
