// How the person of a case wants to be told and to get the result: chosen by themselves, while the case is open.
import type { Work } from '../../../db/work.ts'
import { No, Refusal } from '../../../kernel/refusal.ts'
import { type CaseId, type DeliveryMethod, type NotifyChannel, no } from '../model.ts'
import { contactFaults } from '../rules/intake.ts'
import { withContacts } from './contacts.ts'
import { happen } from './happen.ts'
import { lockOwn, traceOwn } from './own-access.ts'

export interface Telling {
  readonly notifyBy: NotifyChannel
  readonly deliverBy: DeliveryMethod
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

/** Here the contacts stand in no form of an application. */
const ofThisForm = ({ kind, code, words, facts, field }: No) =>
  new No(kind, code, words, facts, field?.replace('form.', ''))

const contacts = ['phone', 'email', 'address'] as const

/** Contacts not named stay as they were. */
export async function chooseTelling(work: Work, id: CaseId, chosen: Telling): Promise<void> {
  const it = await lockOwn(work, id)
  const { notifyBy, deliverBy } = chosen
  const named = contacts.flatMap((field) => (chosen[field]?.trim() ? [[field, chosen[field].trim()] as const] : []))
  const form = withContacts(Object.fromEntries(named))
  const faults = contactFaults({ notifyBy, deliverBy, form: { ...it.content.application.form, ...form } })
  if (faults.length > 0) throw new Refusal(...faults.map(ofThisForm))
  const { application } = it.content
  const changed = named.some(([field]) => application.form[field] !== form[field])
  if (notifyBy === application.notifyBy && deliverBy === application.deliverBy && !changed)
    throw new Refusal(no('nothing-corrected'))
  await happen(work, it, 'cases.take', [{ type: 'telling-chosen', facts: { notifyBy, deliverBy }, told: { form } }])
  await traceOwn(work, it, 'change', ['notifyBy'])
}
