// Contacts as people type them, in the one spelling the messages need.
import { checkNumber } from '../../identity/service/read-person.ts'
import type { ApplicationForm } from '../model.ts'

function inOneSpelling(kind: 'phone' | 'email', typed: string): string {
  const checked = checkNumber(kind, typed)
  return typeof checked === 'string' ? checked : typed
}

/** What can't be read stays as it was typed, and the rules name the field. */
export function withContacts(form: ApplicationForm): ApplicationForm {
  const { phone, email } = form
  return {
    ...form,
    ...(phone?.trim() && { phone: inOneSpelling('phone', phone) }),
    ...(email?.trim() && { email: inOneSpelling('email', email) }),
  }
}
