// Questions a person asks about their case: which were asked, what was answered, by when an answer is due.
import type { Id } from '../../../kernel/id.ts'
import { addDays, dateIn, type Instant, kyiv, type PlainDate } from '../../../kernel/time.ts'
import type { Asked, Recorded } from '../model.ts'

export interface Question extends Asked {
  /** Its place in the case. */
  readonly n: number
  readonly at: Instant
  readonly question: string
  readonly answerBy: PlainDate
  readonly answer: { readonly at: Instant; readonly text: string } | null
}

/** Calendar days: a simple question by law 393/96-ВР; who had access to one's data by article 8 of law 2297-VI. */
export const daysToAnswer = { simple: 15, look: 30 }
/** So many may wait at once: the rest are asked when these are answered. */
export const mostOpen = 3

export const answerBy = ({ at, look }: { readonly at: Instant; readonly look: Id<'Access'> | null }): PlainDate =>
  addDays(dateIn(kyiv, at), look ? daysToAnswer.look : daysToAnswer.simple)

/** In the order they were asked. */
export function questionsOf(events: readonly Recorded[]): Question[] {
  const answers = new Map(
    events.flatMap((event) =>
      event.type === 'question-answered'
        ? [[event.facts.asked, { at: event.at, text: event.told.answer }] as const]
        : [],
    ),
  )
  return events.flatMap((event) => {
    if (event.type !== 'question-asked') return []
    const { n, at, facts, told } = event
    return [
      {
        ...facts,
        n,
        at,
        question: told.question,
        answerBy: answerBy({ at, ...facts }),
        answer: answers.get(n) ?? null,
      },
    ]
  })
}
