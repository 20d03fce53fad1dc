// Kiosks and boards: paired by a code on their screen, so that no password is typed into a public machine.
import type { Work } from '../../../db/work.ts'
import { may, permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { no as general, Refusal } from '../../../kernel/refusal.ts'
import { recordChange } from '../../audit/service.ts'
import { type Device, no } from '../model.ts'
import { typedCode } from '../rules/code.ts'
import * as store from '../store/device.ts'
import { countTries } from './sign-in.ts'

export type { Pairing } from '../store/device.ts'

/** Asked by the device itself: it shows the code and keeps the token, which opens nothing until the code is confirmed. */
export async function startPairing(
  work: Work,
  { of, address }: { readonly of: Device['of']; readonly address: string },
): Promise<store.Pairing> {
  await countTries(work, [['pairing', address]])
  return store.addPairing(work, of)
}

export interface Confirmation {
  readonly code: string
  readonly centreId: Id<'Centre'>
  /** What stands on the machine: «кіоск біля входу». */
  readonly label: string
}

export async function confirmPairing(work: Work, { code, centreId, label }: Confirmation): Promise<Device> {
  permit(work.actor, 'centres.manage', centreId)
  const pairing = await store.takePairing(work, typedCode(code))
  if (!pairing) throw new Refusal(no('device-code-over', {}, 'code'))
  const { kind: of, tokenHash } = pairing
  const device = await store.addDevice(work, { centreId, of, label: label.trim().slice(0, 80), tokenHash })
  await recordChange(work, {
    what: 'identity.device',
    id: device.id,
    centreId,
    before: null,
    after: { of, label: device.label },
  })
  return device
}

export async function listDevices(work: Work, centreId: Id<'Centre'>): Promise<readonly Device[]> {
  permit(work.actor, 'centres.manage', centreId)
  return store.listDevices(work, centreId)
}

/** What stations watch over, for whoever may see the hall or report a machine. */
export async function pairedMachines(work: Work, centreId: Id<'Centre'>): Promise<readonly Device[]> {
  if (!may(work.actor, 'stations.report', centreId)) permit(work.actor, 'queue.see', centreId)
  return store.listDevices(work, centreId)
}

export async function centresWithMachines(work: Work): Promise<readonly Id<'Centre'>[]> {
  permit(work.actor, 'vikno.run')
  return store.listCentresWithDevices(work)
}

/** A board or kiosk left open hears its hall and asks for nothing: its page says that it is still there. */
export async function noteStillThere(work: Work): Promise<void> {
  if (work.actor.kind !== 'device') throw new Refusal(general('not-allowed'))
  await store.saveSeen(work, work.actor.centreId, work.actor.id)
}

/** From this moment the machine is a stranger; it shows the pairing page again. */
export async function removeDevice(work: Work, centreId: Id<'Centre'>, id: Device['id']): Promise<void> {
  permit(work.actor, 'centres.manage', centreId)
  const gone = await store.removeDevice(work, centreId, id)
  if (!gone) throw new Refusal(general('not-found'))
  await recordChange(work, {
    what: 'identity.device',
    id,
    centreId,
    before: { of: gone.of, label: gone.label },
    after: null,
  })
}
