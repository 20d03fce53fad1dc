// A board that hangs on a wall hears its hall and asks for nothing; once a minute its page says that it is still there.
import { noteStillThere } from '../../../../modules/identity/service/devices.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ locals }) => {
  if (locals.actor.kind === 'device') await locals.run(noteStillThere)
  return new Response(null, { status: 204 })
}
