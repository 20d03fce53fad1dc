// What a board shows: set by the head on the page of the machine, read by the board itself.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { Id } from '../../../kernel/id.ts'
import { accept, Refusal } from '../../../kernel/refusal.ts'
import type { Values } from '../../audit/model.ts'
import { recordChange } from '../../audit/service.ts'
import type { CentreId } from '../../centres/model.ts'
import { hallOf } from '../../centres/service/hall.ts'
import { type BoardSettings, no, type Station, type StationId, usualBoard } from '../model.ts'
import { checkBoard } from '../rules/settings.ts'
import * as store from '../store/stations.ts'
import { machinesOf, stationIn } from './inventory.ts'
import { change } from './settle.ts'

/** Its board takes it up at once. */
export async function saveBoard(
  work: Work,
  centreId: CentreId,
  id: StationId,
  wanted: BoardSettings,
): Promise<Station> {
  permit(work.actor, 'centres.manage', centreId)
  const before = stationIn(await machinesOf(work, centreId), id)
  if (before.kind !== 'board') throw new Refusal(no('only-a-board'))
  const board = accept(checkBoard(wanted, await hallOf(work, centreId)))
  const after = await change(work, centreId, id, async (station) => store.save(work, centreId, { ...station, board }))
  await recordChange(work, {
    ...{ what: 'stations.board', id, centreId },
    before: valuesOf(before),
    after: valuesOf(after),
  })
  work.tell(`stations:${centreId}`)
  return after
}

function valuesOf({ label, board }: Station): Values {
  const { view, languages, flash } = board ?? usualBoard
  return { label, view: view.of, zone: 'zoneId' in view ? view.zoneId : null, languages, flash }
}

/** What is set of the board that asks, if anything is. */
export async function boardSettingsOf(
  work: Work,
  centreId: CentreId,
  deviceId: Id<'Device'>,
): Promise<BoardSettings | undefined> {
  permit(work.actor, 'queue.see', centreId)
  const row = await store.findRow(work, centreId, deviceId as string as StationId)
  return row?.board ?? undefined
}
