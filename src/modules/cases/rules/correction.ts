// What a correction changed: each entry as it stood and as it stands.
import { type Application, applicationFields, type CasePaper, type FeeLine, type Settled } from '../model.ts'

type FormField = keyof typeof applicationFields

export type Change =
  | { readonly kind: 'text'; readonly field: FormField | 'note'; readonly was: string; readonly now: string }
  | { readonly kind: 'notify'; readonly was: Application['notifyBy']; readonly now: Application['notifyBy'] }
  | { readonly kind: 'deliver'; readonly was: Application['deliverBy']; readonly now: Application['deliverBy'] }
  | {
      readonly kind: 'paper'
      readonly name: string
      readonly was: CasePaper['answer'] | null
      readonly now: CasePaper['answer']
    }
  | { readonly kind: 'settled'; readonly line: FeeLine; readonly was: Settled | null; readonly now: Settled | null }

type Flat = Application['papers'][number]['answer'] | Settled | string | null
const said = (value: Flat) => JSON.stringify(value, value && typeof value === 'object' ? Object.keys(value).sort() : [])

/** Not the same entry, whatever the order its parts were written in. */
export const differ = (one: Flat, other: Flat): boolean => said(one) !== said(other)
const fields = Object.keys(applicationFields) as FormField[]

export function changesOf(before: Application, after: Application): Change[] {
  const changes: Change[] = [
    ...fields.map((field) => ({
      ...{ kind: 'text' as const, field, was: before.form[field] ?? '', now: after.form[field] ?? '' },
    })),
    { kind: 'text', field: 'note', was: before.note ?? '', now: after.note ?? '' },
    { kind: 'notify', was: before.notifyBy, now: after.notifyBy },
    { kind: 'deliver', was: before.deliverBy, now: after.deliverBy },
    ...after.papers.map(({ n, name, answer }) => {
      const same = before.papers.find((paper) => paper.n === n && paper.name === name)
      return { kind: 'paper' as const, name, was: same?.answer ?? null, now: answer }
    }),
    ...after.payments.map(({ line, settled }) => {
      const was = before.payments.find((payment) => payment.line === line)?.settled ?? null
      return { kind: 'settled' as const, line, was, now: settled }
    }),
  ]
  return changes.filter(({ was, now }) => differ(was, now))
}
