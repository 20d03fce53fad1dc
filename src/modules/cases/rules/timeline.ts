// The timeline of a case: every step, who had or has it, by when; done, now, ahead. The same for the page, the API and the look-up.
import type { Text } from '../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { CaseState, Doer, EventType, Holder, Recorded, Side, Summary } from '../model.ts'
import { ahead, nowIs, titleOf } from './timeline-words.ts'
import { isAtAuthority, isClosed, waitsForAnswer } from './transitions.ts'

export interface Entry {
  readonly status: 'done' | 'now' | 'ahead'
  readonly at: Instant | null
  /** Not later than this day. */
  readonly by: PlainDate | null
  readonly title: Text
  /** The words of the process card, or what the package lacked. */
  readonly detail: string | null
  readonly side: Side | null
  /** Centre or authority; its name is public. */
  readonly unit: string | null
  readonly workplace: string | null
  /** Done for the applicant by who represents them. */
  readonly byRepresentative?: true | undefined
}

/** What the process card calls the step. */
export type StepName = (n: number) => string | undefined

function detailOf(event: Recorded, stepName: StepName): string | null {
  if (event.type === 'step-done') return stepName(event.facts.step) ?? null
  if (event.type === 'insisted-on-incomplete') return event.facts.missing.join(', ')
  return wordsOfAct(event)
}

const ofPaperwork: readonly EventType[] = ['registered', 'corrected-entry', 'discrepancy-noted', 'step-done', 'decided']

/** What was said with an act: defects, a reason, how to come to a hearing. */
export function wordsOfAct({ type, told }: Recorded): string | null {
  if (ofPaperwork.includes(type) || !told) return null
  const said = told as Readonly<Record<string, unknown>>
  const words = ['defects', 'how', 'about', 'question', 'answer', 'said', 'reason', 'whyLate'].map((name) => said[name])
  return words.filter((word) => typeof word === 'string').join('\n') || null
}

/** The public sees the role and the unit of staff, never who it was; a workplace only of the centre. */
const byWhom = ({ side, unit, workplace }: Doer): Pick<Entry, 'side' | 'unit' | 'workplace'> => ({
  side,
  unit,
  workplace: side === 'centre' ? workplace : null,
})

function happened({ applicantId }: Summary, events: readonly Recorded[], stepName: StepName): Entry[] {
  const isOther = ({ side, who }: Doer) => side === 'applicant' && who !== `resident:${applicantId}`
  return events.flatMap((event) => {
    const title = titleOf(event)
    return title
      ? [
          {
            status: 'done' as const,
            at: event.at,
            by: null,
            title,
            detail: detailOf(event, stepName),
            ...byWhom(event.by),
            ...(isOther(event.by) && { byRepresentative: true as const }),
          },
        ]
      : []
  })
}

const holderUnit = (
  holder: Holder,
  centreId: string,
  authorityId: string | null,
): Pick<Entry, 'side' | 'unit' | 'workplace'> => {
  const side: Side | null = holder === 'authority' ? 'authority' : holder === 'centre' ? 'centre' : null
  return { side, unit: side === 'authority' ? authorityId : side === 'centre' ? centreId : null, workplace: null }
}

/** The day by which the present state should end. */
export function nowBy({ state, confirmBy, dueOn, fixBy, hearing }: Summary): PlainDate | null {
  if (state === 'registered' || state === 'handedOver') return confirmBy
  if (state === 'leftWithoutMotion') return fixBy ?? null
  if (state === 'hearing') return hearing?.on ?? null
  return isAtAuthority(state) || state === 'forwarded' ? dueOn : null
}

/** While the case waits for the person: what is lacking or where to come, and until when. */
function askedOfYou(summary: Summary, events: readonly Recorded[]): Pick<Entry, 'by' | 'detail'> {
  const asks = summary.state === 'leftWithoutMotion' ? 'left-without-motion' : 'hearing-called'
  const asked = waitsForAnswer(summary.state) ? events.findLast(({ type }) => type === asks) : undefined
  return { by: nowBy(summary), detail: asked ? wordsOfAct(asked) : null }
}

const order: readonly (readonly [keyof typeof ahead, (state: CaseState) => boolean])[] = [
  ['handOver', (state) => state === 'registered'],
  ['receive', (state) => state === 'registered' || state === 'handedOver' || state === 'forwarded'],
  [
    'decide',
    (state) => state === 'registered' || state === 'handedOver' || state === 'forwarded' || isAtAuthority(state),
  ],
  ['result', (state) => !['resultAtCentre', 'applicantNotified', 'unclaimed'].includes(state)],
  ['collect', () => true],
]

function toCome(summary: Summary): Entry[] {
  const open = order.filter(([, applies]) => applies(summary.state))
  return open.map(([name]) => ({
    status: 'ahead',
    at: null,
    by: name === 'decide' ? summary.dueOn : name === 'handOver' ? summary.confirmBy : null,
    title: ahead[name],
    detail: null,
    side: null,
    unit: null,
    workplace: null,
  }))
}

const finished = (state: CaseState): boolean => isClosed(state) || state === 'appealed'

export function timelineOf(
  summary: Summary,
  events: readonly Recorded[],
  centreId: string,
  stepName: StepName,
): readonly Entry[] {
  const past = happened(summary, events, stepName)
  if (finished(summary.state)) return past
  const now: Entry = {
    status: 'now',
    at: null,
    title: nowIs[summary.state],
    ...askedOfYou(summary, events),
    ...holderUnit(summary.holder, centreId, summary.authorityId),
  }
  return [...past, now, ...toCome(summary)]
}

/** The one sentence for someone who only has the number and the code. */
export function nextStep(summary: Summary): Text | null {
  return finished(summary.state) ? null : (toCome(summary)[0]?.title ?? null)
}
