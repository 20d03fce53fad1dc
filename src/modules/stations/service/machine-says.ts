// What machines say of themselves: a printer by its answers, a workstation by the program on it, and silence.
import type { Work } from '../../../db/work.ts'
import type { Answered, Printed } from '../../../gateways/printer/printer.ts'
import { permit } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { CentreId } from '../../centres/model.ts'
import { type Fault, type FaultKind, no, type StationId, type StationPart } from '../model.ts'
import { faultsSaid } from '../rules/printing.ts'
import * as faults from '../store/faults.ts'
import * as store from '../store/stations.ts'
import { change } from './settle.ts'

export type Wrong = Pick<Fault, 'what' | 'part'>

const same = (a: Wrong, b: Wrong): boolean => a.what === b.what && a.part === b.part
/** What only people said, only people take back. */
const byMachine = ({ saidBy }: Fault): boolean => saidBy !== 'staff'

/** From now on exactly this is wrong by the machine's word; most of the time nothing is new, and nothing is locked. */
export async function saidByMachine(
  work: Work,
  centreId: CentreId,
  id: StationId,
  wrong: readonly Wrong[],
): Promise<void> {
  const known = (await faults.listOpen(work, centreId)).filter(({ stationId }) => stationId === id)
  if (isKnown(known, wrong)) return
  await change(work, centreId, id, async (station) => {
    const over = station.faults.filter((fault) => byMachine(fault) && !wrong.some((one) => same(one, fault)))
    await faults.end(
      work,
      centreId,
      over.map((fault) => fault.id),
      null,
    )
    for (const { what, part } of wrong.filter((one) => !station.faults.some((fault) => same(fault, one)))) {
      const by = { saidBy: what === 'silent' ? 'watch' : 'machine', staffId: null } as const
      await faults.add(work, centreId, { stationId: id, what, part, ...by, note: null, expectedUntil: null })
    }
  })
}

const isKnown = (known: readonly Fault[], wrong: readonly Wrong[]): boolean =>
  known.filter(byMachine).every((fault) => wrong.some((one) => same(one, fault))) &&
  wrong.every((one) => known.some((fault) => same(fault, one)))

export async function saidByPrinter(
  work: Work,
  centreId: CentreId,
  id: StationId,
  heard: Answered | Printed,
): Promise<void> {
  permit(work.actor, 'vikno.run')
  const said: readonly FaultKind[] | undefined = faultsSaid(heard)
  if (heard.kind !== 'silent') await store.saveSeen(work, centreId, id)
  if (said)
    await saidByMachine(
      work,
      centreId,
      id,
      said.map((what) => ({ what, part: null })),
    )
}

export type PartStates = Readonly<Partial<Record<StationPart, 'works' | 'broken'>>>

/** The program on a workstation says that it is there, and how its devices are; one not named is as it was. */
export async function signOfLife(
  work: Work,
  centreId: CentreId,
  id: StationId,
  states: PartStates = {},
): Promise<void> {
  permit(work.actor, 'stations.report', centreId)
  const station = await store.findRow(work, centreId, id)
  if (station?.kind !== 'biometric') return first(work, centreId, id, states)
  await store.saveSeen(work, centreId, id)
  const open = (await faults.listOpen(work, centreId)).filter((fault) => fault.stationId === id && byMachine(fault))
  await saidByMachine(work, centreId, id, wrongNow(open, states))
}

function wrongNow(open: readonly Fault[], states: PartStates): Wrong[] {
  const still = open.filter(({ part }) => part !== null && states[part] === undefined)
  const broken = Object.entries(states).flatMap(([part, state]) =>
    state === 'broken' ? [{ what: 'broken' as const, part: part as StationPart }] : [],
  )
  return [...still, ...broken]
}

/** A workstation nobody has spoken of yet gets its row with its first sign of life. */
async function first(work: Work, centreId: CentreId, id: StationId, states: PartStates): Promise<void> {
  const station = await change(work, centreId, id, async () => undefined)
  if (station.kind !== 'biometric') throw new Refusal(no('only-biometric'))
  await store.saveSeen(work, centreId, id)
  await saidByMachine(work, centreId, id, wrongNow([], states))
}
