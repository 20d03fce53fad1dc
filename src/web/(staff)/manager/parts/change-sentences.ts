// Changes that are events of the hall and not fields of a form, each told in one sentence.
import type { Lang } from '../../../../kernel/text.ts'
import type { Instant, PlainDate } from '../../../../kernel/time.ts'
import type { ChangeRow, Values } from '../../../../modules/audit/model.ts'
import type { AlarmCause, OutageKind } from '../../../../modules/centres/model.ts'
import { bothLanguages, held } from '../../../words.ts'
import { moment } from '../../moment.ts'

const words = bothLanguages({
  uk: {
    began: { air: 'повітряна тривога', power: 'немає світла', other: 'інша причина' } satisfies Record<
      AlarmCause,
      string
    >,
    stopped: (cause: string) => `Зал зупинено: ${cause}.`,
    wentOn: (cause: string) => `Зал поновив роботу (було: ${cause}).`,
    outage: {
      power: 'немає світла',
      network: 'немає зв’язку',
      register: 'немає реєстру',
      biometric: 'немає біометричної станції',
    } satisfies Record<OutageKind, string>,
    marked: (what: string, since: string, until: string | null) =>
      `Відмічено: ${what}, з ${since}${until ? ` до ${until}` : ', кінець невідомий'}.`,
    works: (what: string) => `Відмітку знято: ${what}.`,
    moved: (group: string, rest: string, until: string) =>
      `Переведено до ${until}: основна робота — ${group}; ${rest}.`,
    rest: { helps: 'решті допомагає', leaves: 'решту бере хтось інший' },
    back: 'Повернуто до звичної роботи.',
    reason: (why: string) => ` ${why}`,
  },
  en: {
    began: { air: 'air alarm', power: 'no power', other: 'another cause' } satisfies Record<AlarmCause, string>,
    stopped: (cause: string) => `The hall was stopped: ${cause}.`,
    wentOn: (cause: string) => `The hall went on (it was: ${cause}).`,
    outage: {
      power: 'no power',
      network: 'no connection',
      register: 'no register',
      biometric: 'no biometric station',
    } satisfies Record<OutageKind, string>,
    marked: (what: string, since: string, until: string | null) =>
      `Marked: ${what}, from ${since}${until ? ` to ${until}` : ', the end is not known'}.`,
    works: (what: string) => `The mark was taken away: ${what}.`,
    moved: (group: string, rest: string, until: string) => `Moved until ${until}: main work — ${group}; ${rest}.`,
    rest: { helps: 'helps with the rest', leaves: 'others take the rest' },
    back: 'Back to its usual work.',
    reason: (why: string) => ` ${why}`,
  },
})

interface Context {
  readonly names: ReadonlyMap<string, string>
  readonly lang: Lang
  readonly today: PlainDate
}
type Teller = (row: Pick<ChangeRow, 'before' | 'after'>, context: Context) => string

const at = ({ lang, today }: Context, value: unknown): string | null =>
  typeof value === 'number' ? moment(lang, value as Instant, today) : null

const alarm: Teller = ({ before, after }, { lang }) => {
  const t = words[lang]
  const causeIn = (values: Values | null) => t.began[values?.cause as AlarmCause] ?? t.began.other
  return after ? t.stopped(causeIn(after)) : t.wentOn(causeIn(before))
}

const outage: Teller = ({ before, after }, context) => {
  const t = words[context.lang]
  const { kind, what, since, until, reason } = (after ?? before)!
  const which = `${t.outage[kind as OutageKind]}${what ? ` «${what}»` : ''}`
  if (!after) return t.works(which)
  return t.marked(which, at(context, since) ?? '—', at(context, until)) + (reason ? t.reason(String(reason)) : '')
}

const move: Teller = ({ after }, context) => {
  const t = words[context.lang]
  if (!after) return t.back
  const group = context.names.get(String(after.main)) ?? '…'
  return t.moved(group, after.rest === 1 ? t.rest.helps : t.rest.leaves, at(context, after.until) ?? '—')
}

const tellers: Readonly<Record<string, Teller>> = {
  'centres.alarm': alarm,
  'centres.outage': outage,
  'centres.desk_move': move,
}

/** Nothing for a change that is told field by field. */
export function sentenceOf(row: Pick<ChangeRow, 'what' | 'before' | 'after'>, context: Context): string | null {
  const tell = tellers[row.what]
  return tell && (row.before || row.after) ? held(tell(row, context)) : null
}
