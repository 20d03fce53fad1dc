// What a form of an act is filled with before anybody writes: the usual day to mend, today for a complaint, the authorities there are.
import type { Work } from '../../db/work.ts'
import type { Lang } from '../../kernel/text.ts'
import { dateIn, kyiv } from '../../kernel/time.ts'
import type { Summary } from '../../modules/cases/model.ts'
import { type ActName, timeToMend, workingDaysLater } from '../../modules/cases/rules/acts.ts'
import { listAuthorities } from '../../modules/centres/service/authorities.ts'

export async function usualOf(
  work: Work,
  name: ActName | undefined,
  summary: Pick<Summary, 'clock' | 'authorityId' | 'asksUntil'>,
  lang: Lang,
) {
  const today = dateIn(kyiv, work.now)
  const usual: Readonly<Record<string, string>> =
    name === 'left-without-motion'
      ? { fixBy: workingDaysLater(today, timeToMend.usual, summary) }
      : name === 'more-time-given' && summary.asksUntil
        ? { fixBy: summary.asksUntil }
        : name === 'appealed'
          ? { on: today }
          : {}
  const others = name === 'forwarded' ? await listAuthorities(work) : []
  const authorities = others
    .filter(({ id }) => id !== summary.authorityId)
    .map(({ id, name: { uk, en } }) => ({ value: id as string, text: lang === 'uk' ? uk : en }))
  return { usual, authorities }
}
