// What every page of the portal shows besides itself: whom to call, and whether one is signed in.
import type { App as Core } from '../../app.ts'
import type { LayoutServerLoad } from './$types'
import { contactOf } from './parts/centres-now.ts'

type Contact = Awaited<ReturnType<typeof contactOf>>

/** A phone number changes rarely; a page of plain text should not ask the database for it each time. */
const contacts = new WeakMap<Core, { readonly at: number; readonly contact: Contact }>()
const freshFor = 60_000

async function contact({ app, look }: App.Locals): Promise<Contact> {
  const known = contacts.get(app)
  if (known && performance.now() - known.at < freshFor) return known.contact
  const fresh = { at: performance.now(), contact: await look(contactOf) }
  contacts.set(app, fresh)
  return fresh.contact
}

export const load: LayoutServerLoad = async ({ locals }) => ({
  isResident: locals.actor.kind === 'resident',
  contact: await contact(locals),
})
