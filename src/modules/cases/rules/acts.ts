// What may be done with a case beside the usual way: one table of what each act needs, when, and the event it becomes.
// Law «Про адміністративну процедуру» 2073-IX; who may do what, and from which state, stands in transitions.ts.
import type { Id } from '../../../kernel/id.ts'
import { No } from '../../../kernel/refusal.ts'
import type { Text } from '../../../kernel/text.ts'
import { addDays, dateIn, type PlainDate } from '../../../kernel/time.ts'
import { nextWorkingDay, workingDaysBetween } from '../../../kernel/working-days.ts'
import { notConsideredGrounds, suspensionGrounds } from '../model/grounds.ts'
import { type CaseEvent, caseStates, type EventType, no, type Side, type Summary } from '../model.ts'
import { until } from './deadline-words.ts'
import { extendedBy, extension } from './extension.ts'
import { mayHappen } from './transitions.ts'

/** One thing the one who acts must say. */
export type Field = { readonly optional?: true } & (
  | { readonly kind: 'text'; readonly most: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'days'; readonly most: number }
  | { readonly kind: 'choice'; readonly of: Readonly<Record<string, Text>> }
  | { readonly kind: 'authority' }
  /** The number of another case; the rule gets its id. */
  | { readonly kind: 'case' }
)

type Value<F> = F extends { kind: 'days' }
  ? number
  : F extends { kind: 'date' }
    ? PlainDate
    : F extends { kind: 'choice'; of: infer Of }
      ? keyof Of & string
      : F extends { kind: 'authority' }
        ? Id<'Authority'>
        : F extends { kind: 'case' }
          ? Id<'Case'>
          : string
export type Answers<Needs> = {
  readonly [Name in keyof Needs]: Needs[Name] extends { optional: true }
    ? Value<Needs[Name]> | undefined
    : Value<Needs[Name]>
}

/** What is said to have happened; when and by whom is added where it is kept. */
type Saying = { [Type in EventType]: Omit<Extract<CaseEvent, { type: Type }>, 'at' | 'by'> }
export type Said = Saying[EventType]

export interface Standing {
  readonly summary: Summary
  /** By the clock of the centre. */
  readonly today: PlainDate
  readonly zone: string
}

interface Act<Needs, Type extends EventType = EventType> {
  readonly needs: Needs
  /** The article it rests on, where one is known. */
  readonly law: string | null
  /** Beyond the state of the case. */
  readonly when?: (summary: Summary) => boolean
  readonly event: (said: Answers<Needs>, standing: Standing) => Omit<Saying[Type], 'type'> | No
}

const article = (articles: string) => `${articles} Закону № 2073-IX`
const words = { kind: 'text', most: 4000 } as const
const day = { kind: 'date' } as const
const came = { yes: { uk: 'так', en: 'yes' }, no: { uk: 'ні, пояснень не надійшло', en: 'no, nothing was explained' } }

/** Design of the handbook: so long is usual to mend defects, and never shorter than the least. */
export const timeToMend = { usual: 10, least: 5 }
/** Articles 78–86: calendar days from the day the person was told. */
export const daysToAppeal = 30

export function workingDaysLater(from: PlainDate, days: number, { clock }: Pick<Summary, 'clock'>): PlainDate {
  let day = from
  for (let left = days; left > 0; left--) day = nextWorkingDay(day, clock.calendar)
  return day
}

const act = <const Needs extends Readonly<Record<string, Field>>, Type extends EventType>(
  _type: Type,
  rule: Act<Needs, Type>,
): Act<Needs, Type> => rule
const told = <Reason>(reason: Reason) => ({ facts: {}, told: reason })

/** The day work stops is no day of the term; the day it goes on is one again. */
const lastPaused = ({ today }: Standing): PlainDate => addDays(today, -1)

export const acts = {
  'received-by-authority': act('received-by-authority', {
    needs: {},
    law: article('ст. 46'),
    when: ({ state }) => state === 'forwarded',
    event: (_, { today }) => ({ facts: { batchId: null, pages: null, on: today }, told: undefined }),
  }),
  'left-without-motion': act('left-without-motion', {
    needs: { defects: words, fixBy: day },
    law: article('ст. 43'),
    event({ defects, fixBy }, { summary, today }) {
      if (workingDaysBetween(today, fixBy, summary.clock.calendar) >= timeToMend.least)
        return { facts: { from: today, fixBy }, told: { defects } }
      const earliest = workingDaysLater(today, timeToMend.least, summary)
      return no('too-little-time', { days: timeToMend.least, ...until(earliest) }, 'fixBy')
    },
  }),
  'defects-fixed': act('defects-fixed', {
    needs: { how: { ...words, optional: true } },
    law: article('ст. 43'),
    event: ({ how }, standing) => ({
      facts: { lastPaused: lastPaused(standing) },
      told: how ? { how } : undefined,
    }),
  }),
  'more-time-asked': act('more-time-asked', {
    needs: { until: day, reason: words },
    law: article('ст. 43'),
    when: ({ asksUntil }) => asksUntil === undefined,
    event: ({ until: asked, reason }, { summary: { fixBy } }) =>
      fixBy !== undefined && asked <= fixBy
        ? no('not-longer', until(fixBy), 'until')
        : { facts: { until: asked }, told: { reason } },
  }),
  'more-time-given': act('more-time-given', {
    needs: { fixBy: day },
    law: article('ст. 43'),
    when: ({ asksUntil }) => asksUntil !== undefined,
    event: ({ fixBy }, { summary }) =>
      summary.fixBy !== undefined && fixBy <= summary.fixBy
        ? no('not-longer', until(summary.fixBy), 'fixBy')
        : { facts: { fixBy }, told: undefined },
  }),
  'more-time-refused': act('more-time-refused', {
    needs: { reason: words },
    law: article('ст. 43'),
    when: ({ asksUntil }) => asksUntil !== undefined,
    event: ({ reason }) => told({ reason }),
  }),
  returned: act('returned', {
    needs: { reason: words },
    law: article('ст. 43'),
    event({ reason }, { summary: { fixBy, asksUntil }, today }) {
      if (fixBy !== undefined && today <= fixBy) return no('still-time', until(fixBy))
      return asksUntil === undefined ? told({ reason }) : no('answer-request-first')
    },
  }),
  'query-sent': act('query-sent', {
    needs: { to: { kind: 'text', most: 300 }, about: words },
    law: null,
    event: (said) => told(said),
  }),
  'query-answered': act('query-answered', {
    needs: { answer: words },
    law: null,
    event: (said) => told(said),
  }),
  suspended: act('suspended', {
    needs: { ground: { kind: 'choice', of: suspensionGrounds }, reason: words },
    law: null,
    event: ({ ground, reason }, { today }) => ({ facts: { from: today, ground }, told: { reason } }),
  }),
  resumed: act('resumed', {
    needs: { reason: words },
    law: null,
    event: ({ reason }, standing) => ({ facts: { lastPaused: lastPaused(standing) }, told: { reason } }),
  }),
  'term-extended': act('term-extended', {
    needs: { days: { kind: 'days', most: extension.whole }, reason: words },
    law: article('ст. 34'),
    event: ({ days, reason }, standing) => {
      const term = extendedBy(days, standing.summary, standing.today)
      return term instanceof No ? term : { facts: { on: standing.today, days, term }, told: { reason } }
    },
  }),
  forwarded: act('forwarded', {
    needs: { authorityId: { kind: 'authority' }, reason: words },
    law: article('ст. 44'),
    event: ({ authorityId, reason }, { summary, today }) =>
      authorityId === summary.authorityId
        ? no('same-authority', {}, 'authorityId')
        : { facts: { authorityId, on: today }, told: { reason } },
  }),
  'hearing-called': act('hearing-called', {
    needs: { on: day, how: words },
    law: article('ст. 17, 63'),
    event: ({ on, how }, { today }) => (on < today ? no('day-passed', {}, 'on') : { facts: { on }, told: { how } }),
  }),
  explained: act('explained', {
    needs: { said: words },
    law: article('ст. 17, 63'),
    event: (said) => told(said),
  }),
  'hearing-held': act('hearing-held', {
    needs: { came: { kind: 'choice', of: came }, said: words },
    law: article('ст. 17, 63'),
    event({ came, said }, { summary: { hearing }, today }) {
      if (came === 'no' && hearing && today <= hearing.on) return no('hearing-still-ahead', until(hearing.on), 'came')
      return { facts: { on: today, came: came === 'yes' }, told: { said } }
    },
  }),
  'not-considered': act('not-considered', {
    needs: { ground: { kind: 'choice', of: notConsideredGrounds }, reason: words },
    law: article('ст. 45'),
    event: ({ ground, reason }) => ({ facts: { ground }, told: { reason } }),
  }),
  joined: act('joined', {
    needs: { leadCase: { kind: 'case' }, reason: words },
    law: null,
    event: ({ leadCase, reason }) => ({ facts: { leadCaseId: leadCase }, told: { reason } }),
  }),
  withdrawn: act('withdrawn', {
    needs: { reason: { ...words, optional: true } },
    law: null,
    event: ({ reason }) => told(reason ? { reason } : {}),
  }),
  appealed: act('appealed', {
    needs: { on: day, reason: words, whyLate: { ...words, optional: true } },
    law: article('ст. 78–86'),
    event: (said, standing) => appealFault(said, standing) ?? appealOf(said),
  }),
  'appeal-dismissed': act('appeal-dismissed', {
    needs: { reason: words },
    law: article('ст. 78–86'),
    event: ({ reason }, { today }) => ({ facts: { on: today }, told: { reason } }),
  }),
  corrected: act('corrected', { needs: { reason: words }, law: null, event: (said) => told(said) }),
  revoked: act('revoked', { needs: { reason: words }, law: null, event: (said) => told(said) }),
  invalidated: act('invalidated', { needs: { reason: words }, law: null, event: (said) => told(said) }),
} as const

export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as readonly ActName[]
export type SaidOf<Name extends ActName> = Answers<(typeof acts)[Name]['needs']>
/** Acts whose kinds of answers are known only when the program runs. */
export type AnyAnswers = Readonly<Record<string, string | number | undefined>>
export const needsOf = (name: ActName): Readonly<Record<string, Field>> => acts[name].needs

/** What this side may do with the case as it stands now. */
export const actsFor = (side: Side, summary: Summary): readonly ActName[] =>
  actNames.filter((name) => mayAct(name, side, summary) === true)

export function mayAct(name: ActName, side: Side, summary: Summary): true | No {
  const when: Act<unknown>['when'] = acts[name].when
  const { state } = summary
  if (when && !when(summary)) return no('not-now', { state: caseStates[state].uk, stateEn: caseStates[state].en })
  return mayHappen(name, side, summary)
}

/** The event the act becomes, or what stands in its way. */
export function happeningOf(name: ActName, said: AnyAnswers, standing: Standing): Said | No {
  const event = acts[name].event as Act<unknown>['event']
  const happened = event(said as never, standing)
  return happened instanceof No ? happened : ({ type: name, ...happened } as Said)
}

interface Appeal {
  readonly on: PlainDate
  readonly reason: string
  readonly whyLate: string | undefined
}
const appealOf = ({ on, reason, whyLate }: Appeal) => ({ facts: { on }, told: { reason, ...(whyLate && { whyLate }) } })

/** In time: thirty calendar days from the day the person was told; later with a valid reason. */
function appealFault({ on, whyLate }: Appeal, { summary: { marks }, today, zone }: Standing): No | undefined {
  if (on > today) return no('day-ahead', {}, 'on')
  if (marks.decided !== undefined && on < dateIn(zone, marks.decided)) return no('day-before-decision', {}, 'on')
  const knew = marks.notified ?? marks.closed
  const last = knew === undefined ? undefined : addDays(dateIn(zone, knew), daysToAppeal)
  return last !== undefined && on > last && !whyLate ? no('appeal-late', until(last), 'whyLate') : undefined
}
