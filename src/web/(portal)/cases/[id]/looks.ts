// The access log as its subject reads it: what one did in one minute for one purpose is one line.
import type { Lang } from '../../../../kernel/text.ts'
import type { PlainDate } from '../../../../kernel/time.ts'
import type { Visit } from '../../../../modules/cases/service/own.ts'
import { moment } from '../../parts/dates.ts'
import { words } from './words.ts'

export interface Look {
  /** Rows of the log in this line; the first stands for it when it is asked about. */
  readonly ids: readonly string[]
  readonly when: string
  readonly who: string
  readonly what: string
  readonly why: string
}

const said = <Words extends object>(list: Words, name: string, otherwise: string): string =>
  name in list ? String(list[name as keyof Words]) : otherwise

function whoIn(visit: Visit, lang: Lang): string {
  const { roles } = words[lang]
  return [said(roles, visit.role, roles.none), visit.unit?.[lang]].filter(Boolean).join(', ')
}

function whatIn({ operation, what }: Visit, lang: Lang): string {
  const t = words[lang]
  const fields = new Set(what.map((name) => said(t.fields, name, t.otherField)))
  return `${t.operations[operation]}: ${[...fields].join(', ')}`
}

/** Newest first, as the log gives them. */
export function looksOf(visits: readonly Visit[], today: PlainDate, lang: Lang): Look[] {
  const lines = visits.map((visit) => ({
    id: visit.id,
    when: moment(lang, visit.at, today),
    who: whoIn(visit, lang),
    what: whatIn(visit, lang),
    why: visit.why[lang],
  }))
  const together = Map.groupBy(lines, ({ when, who, why }) => JSON.stringify([when, who, why]))
  return [...together.values()].map((same) => {
    const { when, who, why } = same[0]!
    const what = [...new Set(same.map((line) => line.what))].join('; ')
    return { ids: same.map(({ id }) => id), when, who, what, why }
  })
}
