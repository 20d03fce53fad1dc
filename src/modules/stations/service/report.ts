// «Зламалось», «працює», a sign of life: what people and machines say.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { CentreId, StaffId } from '../../centres/model.ts'
import { type Fault, no, type Station, type StationId, type StationPart } from '../model.ts'
import * as faults from '../store/faults.ts'
import { change } from './settle.ts'

export interface Broken {
  /** One device of a workstation; none: all of it. */
  readonly part?: StationPart | null | undefined
  readonly note: string
  readonly expectedUntil?: Instant | null | undefined
}

const staffOf = ({ actor }: Work): StaffId | null => (actor.kind === 'staff' ? actor.id : null)

function checked(work: Work, station: Station, { part = null, note, expectedUntil = null }: Broken) {
  if (part !== null && !station.parts.includes(part)) throw new Refusal(no('no-part', {}, 'part'))
  if (note.trim() === '') throw new Refusal(no('reason-needed', {}, 'note'))
  if (expectedUntil !== null && expectedUntil <= work.now)
    throw new Refusal(no('expected-in-past', {}, 'expectedUntil'))
  return { part, note: note.trim().slice(0, 300), expectedUntil }
}

/** Said by staff. Said again of the same thing, the newer words count and the beginning stays. */
export async function reportBroken(work: Work, centreId: CentreId, id: StationId, broken: Broken): Promise<Station> {
  permit(work.actor, 'stations.report', centreId)
  return change(work, centreId, id, async (station) => {
    const said = checked(work, station, broken)
    const known = station.faults.find(({ what, part }) => what === 'broken' && part === said.part)
    if (known) return faults.saveWords(work, centreId, known.id, said)
    const staffId = staffOf(work)
    const by = { saidBy: staffId ? 'staff' : 'machine', staffId } as const
    await faults.add(work, centreId, { stationId: id, what: 'broken', ...said, ...by })
  })
}

/** Said by staff: this device works again, or with no device named everything does. */
export async function reportWorks(
  work: Work,
  centreId: CentreId,
  id: StationId,
  part?: StationPart | null,
): Promise<Station> {
  permit(work.actor, 'stations.report', centreId)
  return change(work, centreId, id, async (station) => {
    const mended = station.faults.filter((fault) => part === undefined || fault.part === part)
    await endFaults(work, centreId, mended)
  })
}

async function endFaults(work: Work, centreId: CentreId, ended: readonly Fault[]): Promise<void> {
  await faults.end(
    work,
    centreId,
    ended.map(({ id }) => id),
    staffOf(work),
  )
}
