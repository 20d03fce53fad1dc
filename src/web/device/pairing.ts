// Pairing a kiosk or a board: the machine shows a code, the head of the centre types it on the page of devices.

import type { RequestEvent } from '@sveltejs/kit'
import { redirect } from '@sveltejs/kit'
import { may, type Permission } from '../../kernel/actor.ts'
import type { Text } from '../../kernel/text.ts'
import { dateIn } from '../../kernel/time.ts'
import { getCentre, listCentres } from '../../modules/centres/service/centres.ts'
import { statusOn } from '../../modules/centres/service/hours.ts'
import { startPairing } from '../../modules/identity/service/devices.ts'
import { filled, refused } from '../form.ts'
import { deviceCookie, type Room } from './acting.ts'

const codeCookie = 'pairing'
/** As long as the code itself is good for. */
const codeLasts = 15 * 60
/** The longest that browsers keep; begins anew each time a paired machine opens its first page. */
const pairingLasts = 60 * 60 * 24 * 400

type Asked = Pick<RequestEvent, 'locals' | 'cookies'>

const options = (of: Room, { locals }: Pick<Asked, 'locals'>) =>
  ({
    path: `/${of}`,
    httpOnly: true,
    sameSite: 'lax',
    secure: locals.app.config.publicUrl.startsWith('https:'),
  }) as const

const needed: Readonly<Record<Room, Permission>> = { kiosk: 'queue.issue', board: 'queue.see' }

export interface PairingPage {
  readonly code: string | undefined
  /** Where the head types it. */
  readonly manager: string
  /** What may be opened here without pairing: by a colleague who has signed in, and by everybody in the demo. */
  readonly centres: readonly { readonly key: string; readonly name: Text }[]
}

/** A paired machine goes on to its own centre. */
export async function pairingPage({ locals, cookies }: Asked, of: Room): Promise<PairingPage> {
  const { actor, app, demo } = locals
  if (actor.kind === 'device') {
    const { key } = await locals.look((work) => getCentre(work, actor.centreId))
    cookies.delete(codeCookie, options(of, { locals }))
    redirect(303, `/${of}/${key}`)
  }
  const centres = await locals.look(async (work) =>
    (await listCentres(work)).filter(
      (centre) =>
        statusOn(centre, dateIn(centre.zone, work.now)) === 'open' && (demo || may(actor, needed[of], centre.id)),
    ),
  )
  return {
    code: cookies.get(codeCookie),
    manager: `${app.config.publicUrl}/manager/devices`,
    centres: centres.map(({ key, name }) => ({ key, name })),
  }
}

/** A person asks for a code on the machine itself. */
export async function beginPairing(event: RequestEvent, of: Room) {
  const { locals, cookies } = event
  const form = await filled(event.request, locals.lang)
  try {
    const address = event.getClientAddress()
    const { code, token } = await locals.run((work) => startPairing(work, { of, address }), form.key)
    cookies.set(deviceCookie, token, { ...options(of, event), maxAge: pairingLasts })
    cookies.set(codeCookie, code, { ...options(of, event), maxAge: codeLasts })
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
  redirect(303, `/${of}`)
}

/** The cookie of a paired machine does not end while the machine is in use. */
export function keepPaired({ locals, cookies }: Asked, of: Room): void {
  const token = cookies.get(deviceCookie)
  if (token && locals.actor.kind === 'device')
    cookies.set(deviceCookie, token, { ...options(of, { locals }), maxAge: pairingLasts })
}
