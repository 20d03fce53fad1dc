// «Вийти»: the session ends here and in the database.
import { redirect } from '@sveltejs/kit'
import { endSession } from '../session.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async (event) => {
  const wasStaff = event.locals.actor.kind === 'staff'
  await endSession(event)
  redirect(303, wasStaff ? '/staff-sign-in' : '/')
}
