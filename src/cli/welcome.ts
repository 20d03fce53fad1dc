// What stands on the screen when the demo is ready: where to go and as whom.
import type { App } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { dateIn, kyiv, timeIn } from '../kernel/time.ts'
import { roleNames } from '../modules/identity/model.ts'
import { listDemoPeople } from '../modules/identity/service/demo.ts'

const addresses: readonly (readonly [what: string, path: string])[] = [
  ['portal', '/'],
  ['kiosk', '/kiosk/kharkiv-regional'],
  ['board', '/board/kharkiv-regional'],
  ['desk', '/desk'],
  ['back office', '/back-office'],
  ['manager', '/manager'],
  ['sent messages', '/outbox'],
  ['API description', '/api'],
]

export async function welcome({ config, database }: App): Promise<string> {
  const people = await database.look(systemActor('demo'), listDemoPeople)
  const places = addresses.map(([what, path]) => `  ${what.padEnd(16)} ${config.publicUrl}${path}`)
  const who = people.map(({ member }) => `  ${roleNames[member.posts[0]!.role].en.padEnd(22)} ${member.email}`)
  const now = database.clock.now()
  const ahead = now - Date.now() > 60_000
  return [
    '',
    'Vikno, the demo town.',
    ...places,
    '',
    `Staff sign in at ${config.publicUrl}/staff-sign-in; that page shows each person's password and the code of the moment.`,
    ...who,
    `Residents sign in at ${config.publicUrl}/sign-in through a pretend id.gov.ua.`,
    ...(ahead
      ? [`The centres would be closed now, so the demo's clock shows ${dateIn(kyiv, now)}, ${timeIn(kyiv, now)}.`]
      : []),
    '',
  ].join('\n')
}
