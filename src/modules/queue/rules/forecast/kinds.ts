// Tickets that every desk takes alike wait in one line of the simulation: they differ only in when they were promised.
import type { DeskId, ServiceId } from '../../../centres/model.ts'
import type { InLine } from '../../model.ts'
import type { Asked } from '../line.ts'
import type { DeskToday } from './world.ts'

export interface Kind extends Asked {
  /** The desk it waits for, or −1. */
  readonly keptFor: number
  /** Than so many of the quick lanes count as short. */
  readonly longer: number
}

export class Kinds {
  readonly all: Kind[] = []
  /** Up to how many minutes a matter is short in some quick lane, rising. */
  readonly quicks: readonly number[]
  readonly #at = new Map<string, number>()
  /** Single services in which some desk differs from its group. */
  readonly #apart: ReadonlySet<ServiceId>
  readonly #desks: ReadonlyMap<DeskId, number>

  constructor(desks: readonly DeskToday[]) {
    const calling = desks.flatMap(({ posts }) => posts.map((post) => post.calling))
    this.#apart = new Set(calling.flatMap(({ byService }) => [...byService.keys()]))
    this.#desks = new Map(desks.map(({ id }, n) => [id, n]))
    this.quicks = [...new Set(calling.flatMap(({ quick }) => quick ?? []))].sort((a, b) => a - b)
  }

  of(ticket: Asked & Pick<InLine, 'minutes'>): number {
    const { groupId, serviceId, ownGroup, needsStation, onlyDeskId } = ticket
    const single = ownGroup && serviceId !== null && this.#apart.has(serviceId) ? serviceId : null
    // kept for a desk where nobody will be today: anybody's
    const keptFor = onlyDeskId === null ? -1 : (this.#desks.get(onlyDeskId) ?? -1)
    const longer = this.quicks.filter((quick) => ticket.minutes > quick).length
    const key = `${groupId}|${single ?? ''}|${needsStation}|${keptFor}|${longer}`
    const found = this.#at.get(key)
    if (found !== undefined) return found
    this.#at.set(key, this.all.length)
    const asked = { groupId, serviceId: single, ownGroup: single !== null, needsStation, onlyDeskId: null }
    return this.all.push({ ...asked, keptFor, longer }) - 1
  }
}
