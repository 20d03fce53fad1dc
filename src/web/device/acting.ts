// On the pages of kiosks and boards it is the machine that acts, whoever stands before it.
import type { App } from '../../app.ts'
import type { Work } from '../../db/work.ts'
import { type Actor, systemActor } from '../../kernel/actor.ts'
import { findCentreByKey } from '../../modules/centres/service/centres.ts'
import { demoMachines } from '../../modules/identity/service/demo.ts'
import { deviceActor } from '../../modules/identity/service.ts'

export type Room = 'kiosk' | 'board'

/** Kept by a paired machine, for the pages of its room only. */
export const deviceCookie = 'device'

const address = /^\/(kiosk|board)(?:\/([a-z0-9-]+))?(?:\/|$)/
const asking = systemActor('sign-in')

/** The paired machine; in the demo, a machine of the centre in the address. Nobody on other pages. */
export async function deviceAt(
  { database, config }: Pick<App, 'database' | 'config'>,
  pathname: string,
  token: string | undefined,
): Promise<Actor | undefined> {
  const [, of, key] = (address.exec(pathname) ?? []) as [string, Room, string?] | []
  if (!of || !(token || (config.demo && key))) return undefined
  return database.glance(asking, async (work) => {
    const paired = token ? await deviceActor(work, token) : undefined
    if (paired?.kind === 'device' && paired.of === of) return paired
    return config.demo && key ? demoDevice(work, of, key) : undefined
  })
}

async function demoDevice(work: Work, of: Room, key: string): Promise<Actor | undefined> {
  const centre = await findCentreByKey(work, key)
  return centre && { kind: 'device', id: demoMachines[of], centreId: centre.id, of }
}
